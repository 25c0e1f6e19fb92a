package dev.wattle.sandbox.whatsapp.state;

import dev.wattle.sandbox.whatsapp.rules.GraphError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The people whom the business wrote to first within the last 24 hours. */
public final class Audience {

  private static final Duration DAY = Duration.ofHours(24);

  private final MetaState state;
  private final Clock clock;
  private final Map<String, Instant> counted = new LinkedHashMap<>();

  public Audience(MetaState state, Clock clock) {
    this.state = state;
    this.clock = clock;
  }

  /**
   * A template outside the service window.
   *
   * @throws GraphError if there are as many people as the tier allows; Meta documents no code of
   *     its own for that
   */
  public synchronized void take(String address) {
    Instant now = clock.instant();
    counted.values().removeIf(at -> !now.isBefore(at.plus(DAY)));
    Conditions conditions = state.now();
    boolean full = counted.size() >= conditions.people() && !counted.containsKey(address);
    if (conditions.enforceTier() && full) {
      throw GraphError.of(
          400, 131048, "Spam rate limit hit", "The messaging limit of the portfolio is reached.");
    }
    counted.put(address, now);
  }
}
