package dev.wattle.consent.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.consent.ConsentFixture;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.talk.OptingOutSettings;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AutomaticWithdrawalsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON);
  private final ConsentLedger ledger = ConsentFixture.ledger(TestPostgres.empty(), clock);
  private final AutomaticWithdrawals withdrawals =
      BrakeFixture.of(
          ledger,
          new Binder(
                  new MapConfigurationPropertySource(
                      Map.of("brake.people", "3", "brake.within", "10m")))
              .bind("", OptingOutSettings.class)
              .get(),
          clock);

  private boolean told(int person, String key) {
    return withdrawals.withdraw(
        new Told(person(person), "send-error", Map.of("code", 131050), key, clock.instant()));
  }

  private static ContactId person(int no) {
    return new ContactId(new UUID(9, no));
  }

  private boolean isWithdrawn(int person) {
    return "consent.withdrawn".equals(ledger.answer(person(person), Purpose.MARKETING).rule());
  }

  @Test
  void afterTheThirdPersonTheBrakeHolds() {
    assertThat(told(1, "a")).isTrue();
    assertThat(told(1, "b")).isTrue();
    assertThat(told(2, "c")).isTrue();
    assertThat(told(3, "d")).isTrue();
    assertThat(withdrawals.brake()).isEmpty();
    assertThat(told(4, "e")).isFalse();
    assertThat(told(5, "f")).isFalse();
    assertThat(told(5, "f")).as("told again").isFalse();
    assertThat(withdrawals.brake().orElseThrow().held()).isEqualTo(2);
    assertThat(withdrawals.isHeld(person(4))).isTrue();
    assertThat(withdrawals.isHeld(person(3))).isFalse();
    assertThat(isWithdrawn(3)).isTrue();
    assertThat(isWithdrawn(4)).isFalse();
  }

  @Test
  void whatIsAppliedIsInForceSinceItWasSaid() {
    for (int person = 1; person <= 5; person++) {
      told(person, "key");
    }
    clock.advance(Duration.ofHours(1));
    assertThat(withdrawals.apply("olive")).isEqualTo(2);
    assertThat(isWithdrawn(4)).isTrue();
    assertThat(ledger.history(person(5)).get(0).decision().decidedAt()).isEqualTo(NOON);
    assertThat(ledger.history(person(5)).get(0).decision().recordedBy())
        .isEqualTo("operator:olive");
    assertThat(withdrawals.brake()).isEmpty();
    assertThat(withdrawals.isHeld(person(5))).isFalse();
    assertThat(told(6, "key")).as("the count begins anew").isTrue();
  }

  @Test
  void whatIsDiscardedIsForgotten() {
    for (int person = 1; person <= 5; person++) {
      told(person, "key");
    }
    assertThat(withdrawals.discard("olive")).isEqualTo(2);
    assertThat(isWithdrawn(4)).isFalse();
    assertThat(withdrawals.isHeld(person(4))).isFalse();
    assertThatThrownBy(() -> withdrawals.discard("olive")).hasMessageContaining("the brake is off");
  }

  @Test
  void aSlowTrickleIsNoAnomaly() {
    for (int person = 1; person <= 20; person++) {
      assertThat(told(person, "key")).isTrue();
      clock.advance(Duration.ofMinutes(4));
    }
  }
}
