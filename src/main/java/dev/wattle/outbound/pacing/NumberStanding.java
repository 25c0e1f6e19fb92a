package dev.wattle.outbound.pacing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a number stands with Meta.
 *
 * @param upgraded whether Meta raised its throughput
 * @param quality RED as well while Meta flags it
 * @param pace share of the throughput that was left when Meta last said "too fast"
 * @param slowedAt when that was; null if never
 */
record NumberStanding(boolean upgraded, Quality quality, double pace, @Nullable Instant slowedAt) {

  static final NumberStanding USUAL = new NumberStanding(false, Quality.GREEN, 1, null);

  private static final int STEP = 5;
  private static final Duration STEP_TAKES = Duration.ofSeconds(15);

  /** Percent of the throughput that is used now: halved at once, won back five by five. */
  int percent(Instant now) {
    if (slowedAt == null) {
      return 100;
    }
    long steps = Math.max(0, Duration.between(slowedAt, now).dividedBy(STEP_TAKES));
    return (int) Math.max(1, Math.min(100, Math.round(pace * 100) + steps * STEP));
  }
}
