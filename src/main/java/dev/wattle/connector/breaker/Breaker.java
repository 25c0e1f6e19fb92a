package dev.wattle.connector.breaker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The breaker of one flow. While it is open, one thread at a time may try; the others wait. */
final class Breaker {

  /** Longer than any call takes: whoever had the probe is gone by then. */
  private static final Duration PROBE_ENDS = Duration.ofMinutes(2);

  private static final int TWICE = 2;

  private static final long LOOK_AGAIN_MILLIS = 100;

  private final BreakerSettings settings;
  private final Clock clock;
  private int failures;
  private int refusals;
  private String because = "";
  private int waiting;
  private @Nullable Instant since;
  private Duration pause = Duration.ZERO;
  private Instant nextProbe = Instant.MIN;
  private @Nullable Thread prober;

  Breaker(BreakerSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The other side could not be reached.
   *
   * @return whether this opened the breaker
   */
  synchronized boolean failed() {
    failures++;
    if (since == null) {
      return failures >= settings.failures() && opens();
    }
    if (Thread.currentThread().equals(prober)) {
      prober = null;
      pause = min(pause.multipliedBy(2), settings.longestProbe());
      nextProbe = clock.instant().plus(pause);
    }
    return false;
  }

  /**
   * The other side does not know us any more. Once may be its mistake.
   *
   * @return whether this opened the breaker, or gave an open one another reason
   */
  synchronized boolean refused(String remedy) {
    refusals++;
    boolean news = refusals >= TWICE && because.isEmpty();
    if (refusals >= TWICE) {
      because = remedy;
    }
    if (since == null && refusals >= TWICE) {
      failures++;
      return opens();
    }
    failed();
    return news;
  }

  /**
   * The other side answered, whatever it said.
   *
   * @return how long the breaker was open; empty if it was closed
   */
  synchronized Optional<Duration> answered() {
    failures = 0;
    refusals = 0;
    because = "";
    if (since == null) {
      return Optional.empty();
    }
    Duration open = Duration.between(since, clock.instant());
    since = null;
    prober = null;
    notifyAll();
    return Optional.of(open);
  }

  /** Returns when the caller may call: the breaker is closed, or the probe is the caller's. */
  synchronized void await(BooleanSupplier stopping) throws InterruptedException {
    waiting++;
    try {
      while (since != null && !takesProbe() && !stopping.getAsBoolean()) {
        wait(LOOK_AGAIN_MILLIS);
      }
    } finally {
      waiting--;
    }
  }

  synchronized Optional<OpenBreaker> open(String flow) {
    return Optional.ofNullable(since)
        .map(start -> new OpenBreaker(flow, start, nextProbe, failures, waiting, because));
  }

  private boolean opens() {
    since = clock.instant();
    pause = settings.firstProbe();
    nextProbe = since.plus(pause);
    prober = null;
    return true;
  }

  private boolean takesProbe() {
    if (clock.instant().isBefore(nextProbe)) {
      return false;
    }
    prober = Thread.currentThread();
    nextProbe = clock.instant().plus(PROBE_ENDS);
    return true;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
