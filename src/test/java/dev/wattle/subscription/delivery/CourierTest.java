package dev.wattle.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CourierTest extends CourierRig {

  @Test
  void keepsTheOrderOfEachLaneWhileOthersGoOn() {
    receiver.answersOnce(500);
    arrive("a1", "anna");
    courier.drain(ID);
    arrive("a2", "anna");
    arrive("b1", "ben");
    courier.drain(ID);
    assertThat(receiver.ids()).containsExactly("a1", "b1");

    clock.advance(Duration.ofSeconds(5));
    courier.drain(ID);

    assertThat(receiver.ids()).containsExactly("a1", "b1", "a1", "a2");
    assertThat(states()).containsOnly("delivered");
  }

  @Test
  void triesAgainByTheScheduleAndThenGoesOn() {
    receiver.answers(got -> got.id().equals("bad") ? 503 : 204);
    arrive("bad", "anna");
    arrive("next", "anna");
    courier.drain(ID);
    for (int attempt = 1; attempt < WAITS.size(); attempt++) {
      clock.advance(WAITS.get(attempt).minusMillis(1));
      courier.drain(ID);
      assertThat(receiver.ids()).hasSize(attempt).containsOnly("bad");
      clock.advance(Duration.ofMillis(1));
      courier.drain(ID);
    }

    assertThat(receiver.ids()).hasSize(9).endsWith("bad", "next");
    assertThat(states()).containsExactly("delivered", "failed");
    assertThat(page().get(1).answer()).isEqualTo("503");
    assertThat(page().get(1).nextTry()).isNull();
  }

  @Test
  void aSubscriberThatAsksForAPauseGetsItForAllThatWaits() {
    receiver.answersOnce(429).asksFor("120");
    arrive("a1", "anna");
    courier.drain(ID);
    arrive("b1", "ben");
    deliveries.holdOff(ID, NOON.plusSeconds(120));

    clock.advance(Duration.ofSeconds(119));
    courier.drain(ID);
    assertThat(receiver.ids()).containsExactly("a1");
    clock.advance(Duration.ofSeconds(1));
    courier.drain(ID);

    assertThat(receiver.ids()).containsExactlyInAnyOrder("a1", "a1", "b1");
    assertThat(states()).containsOnly("delivered");
  }

  @Test
  void aPauseThatCannotBeReadOrIsLongerThanADayIsThePlannedOne() {
    receiver.answersOnce(503).answersOnce(503).asksFor("soon");
    arrive("a1", "anna");
    courier.drain(ID);
    receiver.asksFor("864000");
    clock.advance(Duration.ofSeconds(5));
    courier.drain(ID);
    clock.advance(Duration.ofMinutes(5));
    courier.drain(ID);

    assertThat(receiver.ids()).containsExactly("a1", "a1", "a1");
  }

  @Test
  void sendsFailedOnesAgainWithTheSameId() {
    receiver.answers(got -> 410);
    arrive("e1", "anna");
    courier.drain(ID);
    receiver.answers(got -> 204);
    subscriptions.switchOn(ID);

    assertThat(deliveries.resendFailed(ID, clock.instant())).isEqualTo(1);
    courier.drain(ID);

    assertThat(receiver.ids()).containsExactly("e1", "e1");
    assertThat(states()).containsExactly("delivered");
  }

  @Test
  void switchesOffWhoIsGoneAndKeepsWhatWaits() {
    receiver.answersOnce(410);
    arrive("e1", "anna");
    arrive("e2", "anna");
    courier.drain(ID);

    assertThat(offs).containsExactly("gone");
    assertThat(subscriptions.get(ID).offBecause()).isEqualTo("gone");
    assertThat(receiver.ids()).containsExactly("e1");
    assertThat(states()).containsExactly("pending", "failed");
  }

  @Test
  void switchesOffOnceWhoFailsForFiveDays() {
    receiver.answers(got -> 500);
    arrive("e1", "anna");
    courier.drain(ID);
    clock.advance(Duration.ofDays(5).minusSeconds(1));
    courier.drain(ID);
    assertThat(offs).isEmpty();

    clock.advance(Duration.ofDays(1));
    arrive("e2", "ben");
    courier.drain(ID);

    assertThat(offs).containsExactly("failing");
    assertThat(subscriptions.get(ID).enabled()).isFalse();
  }

  @Test
  void countsFromTheLastSuccess() {
    receiver.answersOnce(500);
    arrive("e1", "anna");
    courier.drain(ID);
    clock.advance(Duration.ofDays(4));
    courier.drain(ID);
    assertThat(subscriptions.get(ID).failingSince()).isNull();
  }
}
