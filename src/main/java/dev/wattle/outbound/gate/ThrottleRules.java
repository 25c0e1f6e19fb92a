package dev.wattle.outbound.gate;

import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.OutboundSettings;
import dev.wattle.throttling.Admission;
import dev.wattle.throttling.Throttler;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The limits of the number, and of the number towards one person. */
@Component
class ThrottleRules {

  private final Throttler throttler;
  private final OutboundSettings settings;
  private final Clock clock;

  ThrottleRules(Throttler throttler, OutboundSettings settings, Clock clock) {
    this.throttler = throttler;
    this.settings = settings;
    this.clock = clock;
  }

  /** A short line is waited in, here in the lane. */
  Optional<Verdict> numberUsedUp(MessageRequested message) {
    Admission admission = throttler.await("whatsapp-number", message.from(), settings.waitInLane());
    return later(message, admission, "whatsapp-number", false);
  }

  Optional<Verdict> pairUsedUp(MessageRequested message) {
    Admission admission =
        throttler.admit("whatsapp-pair", message.from() + "/" + message.to().value());
    return later(message, admission, "whatsapp-pair", true);
  }

  private Optional<Verdict> later(
      MessageRequested message, Admission admission, String limit, boolean queued) {
    if (admission.admitted()) {
      return Optional.empty();
    }
    String text =
        "message %s waits %d ms for the limit %s. Nothing to do; it goes out by itself."
            .formatted(message.id(), admission.pause().toMillis(), limit);
    return Optional.of(
        new Verdict.Later(
            "throttling." + limit, text, clock.instant().plus(admission.pause()), queued));
  }
}
