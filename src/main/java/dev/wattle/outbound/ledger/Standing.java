package dev.wattle.outbound.ledger;

import dev.wattle.event.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a message stands that could not be claimed.
 *
 * @param claim where the record lay that claimed it last; null if none did
 * @param uncertain how many of its attempts may or may not have been sent
 * @param dueAt when it comes back, if it is deferred
 */
public record Standing(
    MessageState state,
    int attempts,
    int uncertain,
    @Nullable Position claim,
    @Nullable Instant dueAt) {

  /** Whether the record at this place claimed it, and never said what came of it. */
  public boolean wasBegunAt(Position position) {
    return state == MessageState.CLAIMED && position.equals(claim);
  }
}
