package dev.wattle.outbound.send;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import dev.wattle.bus.DeadLetter;
import dev.wattle.calendar.Holidays;
import dev.wattle.consent.ConsentFixture;
import dev.wattle.consent.complaint.WorkingDays;
import dev.wattle.contact.cipher.AddressVault;
import dev.wattle.media.RigMedia;
import dev.wattle.outbound.MessageJson;
import dev.wattle.outbound.OutboundBus;
import dev.wattle.outbound.OutboundSettings;
import dev.wattle.outbound.RigEngines;
import dev.wattle.outbound.courtesy.CourtesyFixture;
import dev.wattle.outbound.effect.Announced;
import dev.wattle.outbound.effect.RememberedUploads;
import dev.wattle.outbound.ledger.MessageClaims;
import dev.wattle.outbound.ledger.MessageOutcomes;
import dev.wattle.outbound.pacing.PacingSettings;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.ShippedSettings;
import dev.wattle.testing.TestPostgres;
import dev.wattle.throttling.ThrottlingSettings;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.Secret;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.error.ErrorTable;
import dev.wattle.whatsapp.error.ShippedErrors;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The gate's rooms as they are; the bus is a list. */
@TestConfiguration
@Import({
  ConsentFixture.Beans.class,
  CourtesyFixture.class,
  RigEngines.class,
  Announced.class,
  RememberedUploads.class,
  RigMedia.class
})
@ComponentScan(
    basePackages = {
      "dev.wattle.audit",
      "dev.wattle.calendar",
      "dev.wattle.consent",
      "dev.wattle.contact",
      "dev.wattle.media",
      "dev.wattle.outbound",
      "dev.wattle.template",
      "dev.wattle.throttling",
      "dev.wattle.whatsapp.message",
      "dev.wattle.whatsapp.send"
    },
    excludeFilters = {
      @Filter(Configuration.class),
      @Filter(
          type = FilterType.REGEX,
          pattern =
              ".*\\.(ConsentFollowUp|ForgottenUploads|ReadReceipts|wording\\..*|consent\\.cache\\..*|contact\\.(field|step|cipher)\\..*)")
    })
class OutboundTestConfiguration {

  @Bean
  AddressVault vault() {
    return AddressVault.off();
  }

  static final class Lane {
    record Record(String topic, String key, byte[] value, Map<String, String> headers) {}

    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();

    List<Record> records() {
      return records;
    }

    List<DeadLetter> deadLetters() {
      return deadLetters;
    }

    CompletableFuture<Void> publish(
        String topic, String key, byte[] value, Map<String, String> headers) {
      records.add(new Record(topic, key, value, headers));
      return CompletableFuture.completedFuture(null);
    }
  }

  @Bean
  Lane lane() {
    return new Lane();
  }

  @Bean
  OutboundBus outboundBus(Lane lane, MessageJson json) {
    return new OutboundBus(lane::publish, json);
  }

  @Bean
  Wakening wakening(
      MessageClaims claims,
      MessageOutcomes outcomes,
      OutboundBus bus,
      MessageJson json,
      Lane lane,
      Clock clock) {
    return new Wakening(claims, outcomes, bus, json, lane.deadLetters()::add, clock);
  }

  @Bean(destroyMethod = "")
  ManualScheduler scheduler(Wakening wakening, SettableClock clock) {
    var schedulerClock =
        new com.github.kagkarlsson.scheduler.testhelper.SettableClock() {
          @Override
          public java.time.Instant now() {
            return clock.instant();
          }
        };
    return TestHelper.createManualScheduler(
            TestPostgres.dataSource(),
            SendConfiguration.due(wakening),
            SendConfiguration.settle(wakening))
        .clock(schedulerClock)
        .build();
  }

  @Bean
  WhatsAppSettings whatsAppSettings(MetaStub meta) {
    return new WhatsAppSettings(
        meta.url(),
        "v26.0",
        new Secret("a-token"),
        List.of(new Secret("an-app-secret")),
        new Secret("a-verify-token"),
        List.of(new BusinessNumber(OutboundRig.NUMBER, "200000000000001", null)),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        50,
        false);
  }

  @Bean
  WorkingDays workingDays(Holidays holidays) {
    return holidays::workingDaysAfter;
  }

  @Bean
  OutboundSettings outboundSettings() {
    return new OutboundSettings(Duration.ofMinutes(2), Duration.ofSeconds(5), 20);
  }

  @Bean
  ThrottlingSettings throttlingSettings() {
    return RigLimits.settings();
  }

  @Bean
  PacingSettings pacingSettings() {
    return ShippedSettings.bind("wattle.pacing", PacingSettings.class, "application.yaml");
  }

  @Bean
  ErrorTable errorTable() {
    return ShippedErrors.table();
  }
}
