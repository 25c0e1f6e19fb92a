package dev.wattle.outbound.send;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import dev.wattle.bus.DeadLetter;
import dev.wattle.bus.delivery.Delivery;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentNotes;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ServiceWindows;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Position;
import dev.wattle.failure.Failure;
import dev.wattle.outbound.MessageRequests;
import dev.wattle.outbound.RequestContext;
import dev.wattle.outbound.courtesy.CourtesyFixture;
import dev.wattle.outbound.courtesy.CourtesySettings;
import dev.wattle.outbound.ledger.MessageClaims;
import dev.wattle.outbound.ledger.MessageLedger;
import dev.wattle.outbound.ledger.MessageReceipt;
import dev.wattle.outbound.send.OutboundTestConfiguration.Lane;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestHazelcast;
import dev.wattle.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The whole gate over a real database, with a lane that is worked off by hand. */
public final class OutboundRig implements AutoCloseable {

  public static final String NUMBER = "100000000000001";
  public static final String PHONE = "+61491570156";
  public static final String SPRING =
      "{\"first_name\":\"Kerry\",\"discount\":\"20 %\",\"ends_on\":\"30 November\"}";
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  public final MetaStub meta = new MetaStub();
  public final SettableClock clock = new SettableClock(NOON);
  public final ContactId kerry;

  private final ObjectMapper json = new ObjectMapper();
  private final AnnotationConfigApplicationContext context;
  private int next;

  /** By day and night; the shipped rules otherwise. */
  public OutboundRig() {
    this("application-sandbox.yaml", "application.yaml");
  }

  /** With courtesy by the given files below {@code config/}, the first wins. */
  public OutboundRig(String... courtesy) {
    TestPostgres.empty();
    TestHazelcast.member().getMap("throttling-buckets").clear();
    context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("wattle.contact.default-region", "AU")));
    context.registerBean("stub", MetaStub.class, () -> meta, bean -> bean.setDestroyMethodName(""));
    context.registerBean(SettableClock.class, () -> clock);
    context.registerBean(SimpleMeterRegistry.class);
    context.registerBean(CourtesySettings.class, () -> RigLimits.courtesy(courtesy));
    context.register(OutboundTestConfiguration.class);
    context.refresh();
    kerry = bean(ContactDirectory.class).resolve(new Identity(PHONE, null, null, null, "Kerry"));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** The person wrote just now, so that we may answer freely. */
  public void kerryWrites(String text) {
    String wamid = "wamid.in." + clock.instant().toEpochMilli();
    bean(ServiceWindows.class).touch(kerry, NUMBER, wamid, clock.instant());
    bean(ConsentNotes.class).noteInbound(kerry, wamid, text, clock.instant());
  }

  /** The row of the ledger. */
  public long consentToMarketing() {
    return bean(ConsentLedger.class)
        .record(CourtesyFixture.marketing(kerry, clock.instant()))
        .row();
  }

  public MessageRequested asks(String cause, String message) {
    try {
      return bean(MessageRequests.class)
          .request(json.readTree(message), RequestContext.of(kerry, cause, "test"))
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public MessageRequested asksForText(String body) {
    return asks(
        body,
        "{\"to\":\"%s\",\"purpose\":\"service\",\"type\":\"text\",\"text\":{\"body\":\"%s\"}}"
            .formatted(PHONE, body));
  }

  public MessageRequested asksForTemplate(String name, String purpose, String parameters) {
    return asks(
        name + parameters,
        "{\"to\":\"%s\",\"purpose\":\"%s\",\"type\":\"template\",\"template\":{\"name\":\"%s\",\"language\":\"en\",\"parameters\":%s}}"
            .formatted(PHONE, purpose, name, parameters));
  }

  /** Works off the lane to its end; a failure that passes leaves the record where it is. */
  public void pump() {
    List<Lane.Record> records = lane().records();
    while (next < records.size()) {
      deliver(next);
      next++;
    }
  }

  /** Hands over a record once more, at its place. */
  void deliver(int offset) {
    Lane.Record record = lane().records().get(offset);
    try {
      bean(Sender.class)
          .send(
              new Delivery(
                  record.headers().get("wattle-event-id"),
                  new Position(record.topic(), 0, offset),
                  record.key(),
                  json.readTree(record.value()),
                  record.value(),
                  record.headers()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The record is parked, as the failure route would do. */
  public Failure pumpParking() {
    try {
      pump();
    } catch (Failure failure) {
      next++;
      return failure;
    }
    throw new AssertionError("nothing failed");
  }

  /** What is due happens; the record that fails then is parked. */
  public Failure dueParking() {
    bean(ManualScheduler.class).runAnyDueExecutions();
    return pumpParking();
  }

  /** The record was claimed, and then the process ended. */
  void claimsAndCrashes(MessageRequested message, int offset) {
    bean(MessageClaims.class).claim(message, new Position("outbound.v1", 0, offset), false, null);
  }

  /** Time passes, and what is due by then happens. */
  public void passes(Duration time) {
    clock.advance(time);
    bean(ManualScheduler.class).runAnyDueExecutions();
    pump();
  }

  Lane lane() {
    return bean(Lane.class);
  }

  public List<DeadLetter> deadLetters() {
    return lane().deadLetters();
  }

  /** What came of a request. */
  public MessageReceipt receipt(MessageRequested message) {
    return bean(MessageLedger.class).find(message.id()).orElseThrow();
  }

  @Override
  public void close() {
    context.close();
    meta.close();
  }
}
