package dev.wattle.outbound.gate;

import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.OutboundSettings;
import dev.wattle.outbound.pacing.PacingSettings;
import dev.wattle.outbound.pacing.Throughput;
import dev.wattle.throttling.Admission;
import dev.wattle.throttling.Throttler;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The limits of the number, and of the number towards one person. */
@Component
class ThrottleRules {

  private static final Duration LEAST_SPACING = Duration.ofSeconds(1);

  private final Throttler throttler;
  private final Throughput throughput;
  private final OutboundSettings settings;
  private final PacingSettings pacing;
  private final Clock clock;

  ThrottleRules(
      Throttler throttler,
      Throughput throughput,
      OutboundSettings settings,
      PacingSettings pacing,
      Clock clock) {
    this.throttler = throttler;
    this.throughput = throughput;
    this.settings = settings;
    this.pacing = pacing;
    this.clock = clock;
  }

  /** A short line is waited in, here in the lane; bulk has lanes of its own, and time. */
  Optional<Verdict> numberUsedUp(MessageRequested message) {
    Duration longest = message.bulk() ? pacing.bulkWait() : settings.waitInLane();
    Admission admission = throughput.await(message, longest);
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
            "throttling." + limit,
            text,
            clock.instant().plus(admission.pause()),
            queued,
            spacing(admission.pause())));
  }

  private static Duration spacing(Duration pause) {
    return pause.compareTo(LEAST_SPACING) < 0 ? LEAST_SPACING : pause;
  }
}
