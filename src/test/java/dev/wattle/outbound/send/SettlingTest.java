package dev.wattle.outbound.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.MessageRequested;
import dev.wattle.event.StatusChange;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.ledger.StatusJoiner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of sends of which nobody knows whether they happened. */
class SettlingTest {

  private final OutboundRig rig = new OutboundRig();

  @BeforeEach
  void windowIsOpen() {
    rig.kerryWrites("Hello");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aLostAnswerIsSettledByAStatusThatBearsOurId() {
    rig.meta.hangsUp();
    MessageRequested message = rig.asksForText("Hi");
    rig.pump();
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.UNCERTAIN);
    rig.bean(StatusJoiner.class)
        .join(
            List.of(
                new StatusChange(
                    "wamid.9",
                    message.id(),
                    "delivered",
                    OutboundRig.NOON,
                    null,
                    null,
                    null,
                    Map.of())));
    rig.passes(Duration.ofMinutes(3));
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.DELIVERED);
    assertThat(rig.meta.calls()).hasSize(1);
  }

  @Test
  void anAnswerThatNoStatusSettlesIsSentOnceMoreAndThenParked() {
    rig.meta.hangsUp();
    rig.meta.hangsUp();
    MessageRequested message = rig.asksForText("Hi");
    rig.pump();
    rig.passes(Duration.ofMinutes(1));
    assertThat(rig.meta.calls()).hasSize(1);
    rig.passes(Duration.ofMinutes(1));
    assertThat(rig.meta.calls()).hasSize(2);
    rig.passes(Duration.ofMinutes(2));
    assertThat(rig.meta.calls()).hasSize(2);
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.FAILED);
    assertThat(rig.receipt(message).error().rule()).isEqualTo("outbound.uncertain");
    assertThat(rig.deadLetters()).hasSize(1);
  }

  @Test
  void uncertainMarketingIsParkedAtOnceAndGoesOutOnlyByReplay() {
    rig.consentToMarketing();
    rig.meta.hangsUp();
    MessageRequested message = rig.asksForTemplate("spring_offer", "marketing", OutboundRig.SPRING);
    rig.pump();
    rig.passes(Duration.ofMinutes(2));
    assertThat(rig.meta.calls()).hasSize(1);
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.FAILED);
    rig.asksForTemplate("spring_offer", "marketing", OutboundRig.SPRING);
    rig.pump();
    assertThat(rig.meta.calls()).hasSize(1);
    var letter = rig.deadLetters().get(0);
    rig.lane().publish(letter.topic(), letter.key(), letter.payload(), letter.headers());
    rig.pump();
    assertThat(rig.meta.calls()).hasSize(2);
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void aCrashBetweenClaimAndAnswerMakesTheMessageUncertain() {
    MessageRequested message = rig.asksForText("Hi");
    rig.claimsAndCrashes(message, 0);
    rig.pump();
    assertThat(rig.meta.calls()).isEmpty();
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.UNCERTAIN);
    rig.passes(Duration.ofMinutes(2));
    assertThat(rig.meta.calls()).hasSize(1);
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
  }
}
