package dev.wattle.whatsapp.error;

import dev.wattle.failure.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a code means for a message.
 *
 * @param fate {@code THROTTLED} and {@code UNREACHABLE} may be sent again, after the pause
 * @param pause before the first further attempt; null where there is none
 * @param growth what every further pause is multiplied with
 * @param says one sentence, with the remedy where there is one
 */
public record ErrorRule(
    Kind fate, @Nullable Duration pause, int growth, SideEffect effect, String says) {

  /** Longer than that, a message has lost its sense. */
  private static final Duration LONGEST = Duration.ofDays(30);

  /**
   * @param attempt how often it failed with this code before; 0 the first time
   * @return null where no further attempt is made
   */
  public @Nullable Duration pauseAfter(int attempt) {
    if (pause == null) {
      return null;
    }
    double millis = pause.toMillis() * Math.pow(growth, attempt);
    return millis < LONGEST.toMillis() ? Duration.ofMillis((long) millis) : LONGEST;
  }
}
