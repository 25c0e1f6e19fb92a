package dev.wattle.outbound.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wattle.consent.ConsentLedger;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.event.StatusChange;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.outbound.ledger.MessageReceipt;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.ledger.StatusJoiner;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SenderTest {

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
  void theSameRequestTwiceIsSentOnce() {
    MessageRequested message = rig.asksForText("Hi");
    assertThat(rig.asksForText("Hi").id()).isEqualTo(message.id());
    rig.pump();
    rig.deliver(0);
    assertThat(rig.meta.calls()).hasSize(1);
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void whatMetaHoldsBackIsNotSentAgainAndIsCounted() {
    rig.meta.holds();
    MessageRequested message = rig.asksForText("Hi");
    rig.pump();
    rig.passes(Duration.ofHours(1));
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(rig.meta.calls()).hasSize(1);
    assertThat(
            rig.bean(MeterRegistry.class)
                .counter(
                    "wattle.sends", "verdict", "accepted", "code", "held_for_quality_assessment")
                .count())
        .isOne();
  }

  @Test
  void aMessageThatDidNotLeaveIsFreeForTheRetryInItsLane() {
    MessageRequested message = rig.asksForText("Hi");
    rig.meta.close();
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(rig::pump)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE));
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.REQUESTED);
    assertThat(rig.receipt(message).attempts().get(0).outcome()).isEqualTo("not-sent");
  }

  @Test
  void aThrottledNumberIsRetriedInTheLaneAfterThePause() {
    rig.meta.refusesWith(130429);
    MessageRequested message = rig.asksForText("Hi");
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(rig::pump)
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
              assertThat(failure.pause()).contains(Duration.ofSeconds(2));
            });
    rig.pump();
    assertThat(rig.receipt(message).attempts())
        .extracting(MessageReceipt.Attempt::outcome)
        .containsExactly("not-sent", "accepted");
  }

  @Test
  void aRefusalIsParkedWithItsCodeAndMayBeReplayed() {
    rig.meta.refusesWith(131009);
    MessageRequested message = rig.asksForText("Hi");
    assertThat(rig.pumpParking().code()).isEqualTo("whatsapp.131009");
    assertThat(rig.receipt(message).error().code()).isEqualTo(131009);
    rig.deliver(0);
    assertThat(rig.meta.calls()).hasSize(1);
    rig.asksForText("Hi");
    rig.pump();
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void whoStoppedMarketingAtWhatsAppHasItWithdrawnHere() {
    rig.consentToMarketing();
    rig.meta.refusesWith(131050);
    rig.asksForTemplate("spring_offer", "marketing", OutboundRig.SPRING);
    assertThat(rig.pumpParking().kind()).isEqualTo(Kind.WITHHELD);
    assertThat(rig.bean(ConsentLedger.class).answer(rig.kerry, Purpose.MARKETING).rule())
        .isEqualTo("consent.withdrawn");
  }

  @Test
  void aStatusThatSaysSoLaterWithdrawsMarketingToo() {
    rig.consentToMarketing();
    MessageRequested message = rig.asksForTemplate("spring_offer", "marketing", OutboundRig.SPRING);
    rig.pump();
    StatusChange failed =
        new StatusChange(
            "wamid.1", null, "failed", OutboundRig.NOON, 131050, "Stopped", null, Map.of());
    rig.bean(StatusJoiner.class).join(List.of(failed, failed));
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.FAILED);
    assertThat(rig.bean(ConsentLedger.class).history(rig.kerry)).hasSize(2);
    assertThat(rig.bean(ConsentLedger.class).answer(rig.kerry, Purpose.MARKETING).allowed())
        .isFalse();
  }

  @Test
  void aLongPauseDefersTheMessageAndTheLaneGoesOn() {
    rig.meta.refusesWith(133015);
    MessageRequested message = rig.asksForText("Hi");
    MessageRequested next = rig.asksForText("And another thing");
    rig.pump();
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.DEFERRED);
    assertThat(rig.receipt(next).state()).isEqualTo(MessageState.ACCEPTED);
    rig.passes(Duration.ofMinutes(6));
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(rig.receipt(message).verdict().outcome()).isEqualTo("send");
    assertThat(rig.receipt(message).earlierVerdicts().get(0).rule()).isEqualTo("whatsapp.133015");
  }

  @Test
  void messagesBeyondThePairLimitGoOutLaterAndInOrder() {
    List<String> texts = IntStream.range(0, 50).mapToObj(i -> "m" + i).toList();
    texts.forEach(rig::asksForText);
    rig.pump();
    assertThat(rig.meta.texts()).hasSize(45);
    for (int i = 0; i < 40; i++) {
      rig.passes(Duration.ofSeconds(2));
    }
    assertThat(rig.meta.texts()).isEqualTo(texts);
  }

  @Test
  void aLongTextGoesOutInPartsAndInOrderWhereItMay() {
    String body = "a".repeat(4096) + "b".repeat(4096) + "c";
    rig.asks(
        "long",
        "{\"purpose\":\"service\",\"type\":\"text\",\"split\":true,\"text\":{\"body\":\"%s\"}}"
            .formatted(body));
    rig.pump();
    assertThat(rig.meta.texts()).containsExactly("a".repeat(4096), "b".repeat(4096), "c");
  }
}
