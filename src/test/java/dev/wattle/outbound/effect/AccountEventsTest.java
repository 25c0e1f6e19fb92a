package dev.wattle.outbound.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.Event;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.hold.AccountEvents;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.send.OutboundRig;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions about an account stop the right queues. */
class AccountEventsTest {

  private final OutboundRig rig = new OutboundRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACCOUNT_OFFBOARDED", "PARTNER_REMOVED", "ACCOUNT_DELETED"})
  void anAccountThatIsTakenAwayHoldsEverythingUntilItIsBack(String event) {
    rig.kerryWrites("Hello");
    told(event, Map.of());
    MessageRequested message = rig.asksForText("one");
    rig.pump();
    assertThat(rig.receipt(message).verdict().rule()).isEqualTo("whatsapp.number-held");
    told("ACCOUNT_RECONNECTED", Map.of());
    rig.passes(Duration.ofSeconds(1));
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @ParameterizedTest
  @CsvSource({"DISABLE,DEFERRED", "SCHEDULE_FOR_DISABLE,ACCEPTED", "REINSTATE,ACCEPTED"})
  void aBanHoldsTheAccountAndAnAnnouncementOnlyWarns(String ban, MessageState state) {
    rig.kerryWrites("Hello");
    told("DISABLED_UPDATE", Map.of("ban", Map.of("state", ban)));
    MessageRequested message = rig.asksForText("one");
    rig.pump();
    assertThat(rig.receipt(message).state()).isEqualTo(state);
    assertThat(rig.bean(Announced.class).of("ops.alarm")).hasSize("REINSTATE".equals(ban) ? 0 : 1);
  }

  @Test
  void aBanOfMessagesThatWeBeginLeavesAnswersAlone() {
    rig.kerryWrites("Hello");
    rig.consentToMarketing();
    String end = rig.clock.instant().plus(Duration.ofDays(1)).toString();
    told(
        "ACCOUNT_RESTRICTION",
        Map.of(
            "restrictions",
            List.of(Map.of("type", "RESTRICTED_BIZ_INITIATED_MESSAGING", "expiresAt", end))));
    MessageRequested offer = rig.asksForTemplate("spring_offer", "marketing", OutboundRig.SPRING);
    MessageRequested answer = rig.asksForText("one");
    rig.pump();
    assertThat(rig.receipt(offer).verdict().rule()).isEqualTo("whatsapp.marketing-stopped");
    assertThat(rig.receipt(offer).dueAt()).isEqualTo(Instant.parse(end));
    assertThat(rig.receipt(answer).state()).isEqualTo(MessageState.ACCEPTED);
  }

  private void told(String event, Map<String, Object> more) {
    Map<String, Object> data = new HashMap<>(more);
    data.put("event", event);
    data.put("account", Map.of("id", "200000000000001"));
    rig.bean(AccountEvents.class)
        .apply(new Event(event, "whatsapp.account.updated", "/w", null, rig.clock.instant(), data));
  }
}
