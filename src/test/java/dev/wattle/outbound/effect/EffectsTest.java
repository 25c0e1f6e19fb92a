package dev.wattle.outbound.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.Event;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.obstacle.Obstacle;
import dev.wattle.outbound.obstacle.Obstacles;
import dev.wattle.outbound.send.OutboundRig;
import dev.wattle.outbound.send.Release;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an error means for the messages after it. */
class EffectsTest {

  private final OutboundRig rig = new OutboundRig();
  private final Requests requests = new Requests(rig);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void whoIsOnOurBlockListIsNotWrittenToUntilThatEnds() {
    rig.meta.refusesWith(130403);
    requests.shipped(1);
    assertThat(rig.pumpParking().code()).isEqualTo("whatsapp.130403");
    MessageRequested next = requests.shipped(2);
    rig.pump();
    assertThat(rig.receipt(next).verdict().rule()).isEqualTo("whatsapp.blocked");
    rig.bean(Release.class).release(Obstacle.Kind.BLOCKED, rig.kerry.toString(), "ann");
    MessageRequested later = requests.shipped(3);
    rig.pump();
    assertThat(rig.receipt(later).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void aPersonWhoseKeysChangedGetsAnswersOnlyUntilSomebodyVerified() {
    rig.kerryWrites("Hello");
    rig.meta.refusesWith(137000);
    requests.shipped(1);
    assertThat(rig.pumpParking().code()).isEqualTo("whatsapp.137000");
    MessageRequested notice = requests.shipped(2);
    MessageRequested answer = rig.asksForText("Who is it?");
    rig.pump();
    assertThat(rig.receipt(notice).verdict().rule()).isEqualTo("whatsapp.identity-changed");
    assertThat(rig.receipt(answer).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(announced("ops.alarm"))
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.contact()).isEqualTo(rig.kerry))
        .satisfies(alarm -> assertThat(alarm.data()).containsEntry("about", "identity"));
    rig.bean(Release.class).release(Obstacle.Kind.IDENTITY, rig.kerry.toString(), "ann");
    MessageRequested later = requests.shipped(3);
    rig.pump();
    assertThat(rig.receipt(later).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void anErrorThatNobodyKnowsRaisesAnAlarmOnceAndStopsNothing() {
    rig.meta.refusesWith(999_001);
    requests.shipped(1);
    assertThat(rig.pumpParking().code()).isEqualTo("whatsapp.999001");
    rig.meta.refusesWith(999_001);
    requests.shipped(2);
    assertThat(rig.pumpParking().code()).isEqualTo("whatsapp.999001");
    assertThat(announced("ops.alarm")).extracting(Event::id).containsOnly(firstAlarm().id());
    assertThat(firstAlarm().data()).containsEntry("about", "alarm").containsEntry("code", 999_001);
    MessageRequested next = requests.shipped(3);
    rig.pump();
    assertThat(rig.receipt(next).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(rig.bean(Obstacles.class).standing())
        .extracting(Obstacle::kind)
        .containsExactly(Obstacle.Kind.ALARM);
    rig.clock.advance(Duration.ofHours(25));
    assertThat(rig.bean(Obstacles.class).standing()).isEmpty();
  }

  @Test
  void aHeldNumberIsAnAlarm() {
    rig.kerryWrites("Hello");
    rig.meta.refusesWith(190);
    rig.asksForText("one");
    rig.pump();
    assertThat(firstAlarm().data())
        .containsEntry("about", "number")
        .containsEntry("key", OutboundRig.NUMBER)
        .containsEntry("code", 190);
  }

  @Test
  void eachMessageThatCannotReachThePersonIsOfferedToAnotherChannel() {
    rig.meta.refusesWith(131026);
    MessageRequested first = requests.shipped(1);
    rig.pumpParking();
    MessageRequested second = requests.shipped(2);
    rig.pump();
    List<Event> offers = announced("whatsapp.user.unreachable");
    assertThat(offers)
        .extracting(offer -> "" + ((Map<?, ?>) offer.data().get("message")).get("id"))
        .containsExactly(first.id(), second.id());
    assertThat(offers.get(0).contact()).isEqualTo(rig.kerry);
    assertThat(offers.get(0).data())
        .containsEntry("contact", Map.of("phone", OutboundRig.PHONE))
        .containsEntry("code", 131026)
        .containsEntry("until", "2026-11-25T12:00:00Z");
    assertThat(offers.get(1).data()).containsEntry("rule", "whatsapp.unreachable");
  }

  @Test
  void whoeverAskedForAnAnswerIsToldOnceThatItWasWithheld() {
    rig.kerryWrites("Hello");
    rig.clock.advance(Duration.ofHours(26));
    MessageRequested answer = rig.asksForText("It is in stock again.");
    rig.pump();
    assertThat(announced("whatsapp.message.withheld"))
        .singleElement()
        .satisfies(told -> assertThat(told.contact()).isEqualTo(rig.kerry))
        .satisfies(
            told ->
                assertThat(told.data())
                    .containsEntry("rule", "whatsapp.window-closed")
                    .extractingByKey("message")
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("id", answer.id())
                    .containsEntry("flow", answer.flow()));
  }

  @Test
  void marketingThatMetaRefusesAtOnceWaitsADayThenTwoThenFourAndIsGivenUp() {
    rig.consentToMarketing();
    for (int i = 0; i < 4; i++) {
      rig.meta.refusesWith(131049);
    }
    MessageRequested message = rig.asksForTemplate("spring_offer", "marketing", OutboundRig.SPRING);
    rig.pump();
    for (int days : List.of(1, 2, 4)) {
      int calls = rig.meta.calls().size();
      rig.passes(Duration.ofDays(days).minusSeconds(1));
      assertThat(rig.meta.calls()).hasSize(calls);
      if (days < 4) {
        rig.passes(Duration.ofSeconds(1));
        assertThat(rig.meta.calls()).hasSize(calls + 1);
      }
    }
    rig.clock.advance(Duration.ofSeconds(1));
    assertThat(rig.dueParking().code()).isEqualTo("whatsapp.131049");
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.FAILED);
  }

  private List<Event> announced(String type) {
    return rig.bean(Announced.class).of(type);
  }

  private Event firstAlarm() {
    return announced("ops.alarm").get(0);
  }
}
