package dev.wattle.sandbox.whatsapp;

import dev.wattle.sandbox.whatsapp.rules.GraphError;
import dev.wattle.sandbox.whatsapp.state.MetaState;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Meta's throughput per number and per pair of number and person. What people send counts for the
 * number, too, but is never refused.
 */
final class RateLimits {

  private static final double PAIR_PER_SECOND = 1.0 / 6;

  private final MetaState state;
  private final Clock clock;
  private final Bucket number;
  private final Map<String, Bucket> pairs = new ConcurrentHashMap<>();

  RateLimits(MetaState state, Clock clock) {
    this.state = state;
    this.clock = clock;
    this.number = new Bucket(state.now().messagesPerSecond(), clock.millis());
  }

  /**
   * @throws GraphError 130429 or 131056
   */
  void take(String address) {
    takeNumber();
    long now = clock.millis();
    int burst = state.now().pairBurst();
    if (burst > 0) {
      Bucket pair = pairs.computeIfAbsent(address, key -> new Bucket(burst, now));
      if (!pair.take(now, burst, PAIR_PER_SECOND)) {
        throw GraphError.of(
            400,
            131056,
            "(Business Account, Consumer Account) pair rate limit hit",
            "Too many messages to this person in a short time.");
      }
    }
  }

  /**
   * For a call that brings nobody a message.
   *
   * @throws GraphError 130429
   */
  void takeNumber() {
    int perSecond = state.now().messagesPerSecond();
    if (perSecond > 0 && !number.take(clock.millis(), perSecond, perSecond)) {
      throw GraphError.of(400, 130429, "Rate limit hit", "Throughput of the number was exceeded.");
    }
  }

  /** Somebody wrote to the number. */
  void received() {
    int perSecond = state.now().messagesPerSecond();
    if (perSecond > 0) {
      // What is left is taken; whether there was any does not matter here.
      number.take(clock.millis(), perSecond, perSecond);
    }
  }

  private static final class Bucket {
    private double tokens;
    private long at;

    Bucket(double tokens, long at) {
      this.tokens = tokens;
      this.at = at;
    }

    synchronized boolean take(long now, double most, double perSecond) {
      tokens = Math.min(most, tokens + (now - at) / 1000.0 * perSecond);
      at = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
