package dev.wattle.throttling;

import java.time.Duration;

/**
 * The bucket's answer.
 *
 * @param pause zero if admitted, else how long until there is a token again
 */
public record Admission(boolean admitted, Duration pause) {

  static final Admission NOW = new Admission(true, Duration.ZERO);

  static Admission after(Duration pause) {
    return new Admission(false, pause);
  }
}
