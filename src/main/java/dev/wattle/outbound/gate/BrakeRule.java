package dev.wattle.outbound.gate;

import dev.wattle.consent.brake.AutomaticWithdrawals;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Marketing waits for people of whom a withdrawal is held, until an operator has decided. */
@Component
class BrakeRule {

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

  private final AutomaticWithdrawals withdrawals;
  private final Clock clock;

  BrakeRule(AutomaticWithdrawals withdrawals, Clock clock) {
    this.withdrawals = withdrawals;
    this.clock = clock;
  }

  Optional<Verdict> held(MessageRequested message) {
    if (message.purpose() != Purpose.MARKETING || !withdrawals.isHeld(message.to())) {
      return Optional.empty();
    }
    String text =
        "message %s to contact %s waits, because a withdrawal of theirs is held by the brake. Decide at /ops/consent/brake."
            .formatted(message.id(), message.to());
    return Optional.of(
        new Verdict.Later(
            "consent.brake", text, clock.instant().plus(LOOK_AGAIN), false, Duration.ZERO));
  }
}
