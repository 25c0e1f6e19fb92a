package dev.wattle.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.subscription.Signature;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliverySafetyTest extends CourierRig {

  @Test
  void signsWithBothSecretsUntilTheOldOneEnds() {
    byte[] second = Signature.newSecret();
    subscriptions.rotate(ID, second, NOON.plusSeconds(60));
    arrive("e1", "anna");
    courier.drain(ID);
    clock.advance(Duration.ofSeconds(60));
    arrive("e2", "anna");
    courier.drain(ID);

    assertThat(receiver.all().get(0).signature())
        .isEqualTo(Signature.of(List.of(second, SECRET), "e1", NOON.getEpochSecond(), body("e1")));
    assertThat(receiver.all().get(1).signature())
        .isEqualTo(Signature.of(List.of(second), "e2", NOON.getEpochSecond() + 60, body("e2")));
  }

  @Test
  void followsNoRedirect() {
    receiver.answersOnce(302);
    arrive("e1", "anna");
    courier.drain(ID);

    assertThat(receiver.all()).hasSize(1);
    assertThat(page().get(0).answer()).isEqualTo("302");
  }

  @Test
  void checksTheAddressAtEachDelivery() {
    Courier closed = courier(false);
    arrive("e1", "anna");
    closed.drain(ID);
    closed.destroy();

    assertThat(receiver.all()).isEmpty();
    assertThat(page().get(0).answer()).isEqualTo("subscription.url-refused");
  }

  @Test
  void takesUpWhatACrashLeftBehind() {
    arrive("e1", "anna");
    arrive("e1", "anna");
    deliveries.claim(ID, NOON, NOON.plusSeconds(8), 8);
    courier.drain(ID);
    assertThat(receiver.all()).isEmpty();

    clock.advance(Duration.ofSeconds(8));
    assertThat(deliveries.due(clock.instant())).containsExactly(ID);
    courier.drain(ID);

    assertThat(receiver.ids()).containsExactly("e1");
    assertThat(states()).containsExactly("delivered");
  }
}
