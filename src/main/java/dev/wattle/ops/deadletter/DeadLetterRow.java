package dev.wattle.ops.deadletter;

import dev.wattle.bus.DeadLetter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter and what became of it.
 *
 * @param number counts up in the order of arrival
 * @param who decided; null while it is parked
 */
record DeadLetterRow(
    long number,
    DeadLetter letter,
    State state,
    @Nullable String who,
    @Nullable Instant decidedAt) {

  /** Parked once; then exactly one of the others, for good. */
  enum State {
    PARKED,
    REPLAYED,
    DISCARDED
  }
}
