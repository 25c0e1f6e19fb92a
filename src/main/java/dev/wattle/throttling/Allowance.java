package dev.wattle.throttling;

import java.time.Duration;

/**
 * A part of a limit that somebody may use, as a bucket of its own.
 *
 * @param limit a name in {@code config/limits.yaml}
 * @param key whose bucket
 * @param who tells users of the same limit and key apart; empty for all together
 * @param percent of the limit, from 1 to 100
 */
public record Allowance(String limit, String key, String who, int percent) {

  /** All of it. */
  public static Allowance whole(String limit, String key) {
    return new Allowance(limit, key, "", 100);
  }

  boolean isWhole() {
    return percent >= 100;
  }

  String bucket() {
    String whose = limit + "/" + key;
    return isWhole() && who.isEmpty() ? whose : whose + "/" + who + "@" + percent;
  }

  long of(long capacity) {
    return Math.max(1, capacity * percent / 100);
  }

  /** Tokens are whole, so that a small share of them takes longer to come. */
  Duration stretch(Duration per) {
    return per.multipliedBy(100).dividedBy(percent);
  }
}
