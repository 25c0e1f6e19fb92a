package dev.wattle.connector.cursor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the changes of one kind of objects have been read.
 *
 * @param flow which reads them
 * @param reached by the vendor's clock: what changed until then is on the bus
 * @param token the vendor's own mark of the place, where it has such
 * @param version changes with every move
 * @param turnedAt when the last turn began that read to the end
 * @param failedAt when a turn failed; absent once one has read to the end
 * @param failure the code of what went wrong then
 */
public record Cursor(
    Key key,
    String flow,
    Instant reached,
    @Nullable String token,
    long version,
    @Nullable Instant turnedAt,
    @Nullable Instant failedAt,
    @Nullable String failure) {

  /**
   * Whose objects.
   *
   * @param account of the vendor, for those who have several
   * @param object for example contacts
   */
  public record Key(String vendor, String account, String object) {

    @Override
    public String toString() {
      return vendor + "/" + account + "/" + object;
    }
  }

  /** The time of which everything is known: nothing before it was missed. */
  public Instant knownUntil() {
    return turnedAt == null || turnedAt.isBefore(reached) ? reached : turnedAt;
  }
}
