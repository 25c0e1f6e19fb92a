package dev.wattle.outbound.hold;

import dev.wattle.outbound.obstacle.Obstacle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is held back, as operators see it.
 *
 * @param kind {@code number}, {@code account}, {@code marketing} or {@code template}
 * @param key whose
 * @param code the error that began it
 * @param says what the error means, and the remedy
 * @param until when it goes by itself; null if it does not
 * @param probeAt when one message tries; null if none does
 * @param waiting how many messages wait because of it
 */
public record Hold(
    String kind,
    String key,
    int code,
    String says,
    int times,
    Instant since,
    @Nullable Instant until,
    @Nullable Instant probeAt,
    int waiting) {

  static Hold of(Obstacle obstacle, String says, int waiting) {
    return new Hold(
        obstacle.kind().text(),
        obstacle.key(),
        obstacle.code(),
        says,
        obstacle.times(),
        obstacle.since(),
        obstacle.until(),
        obstacle.probeAt(),
        waiting);
  }
}
