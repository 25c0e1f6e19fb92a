package dev.wattle.ops.cursor;

import dev.wattle.connector.cursor.Cursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cursor for people.
 *
 * @param reached when the last change was made that was read, by the vendor's clock
 * @param knownUntil nothing before this was missed
 * @param late whether it has not moved for too long
 * @param failedAt when the last turn failed; absent once one has read to the end
 */
record CursorView(
    String cursor,
    String flow,
    Instant reached,
    Instant knownUntil,
    boolean late,
    @Nullable Instant failedAt,
    @Nullable String failure) {

  static CursorView of(Cursor cursor, boolean late) {
    return new CursorView(
        cursor.key().toString(),
        cursor.flow(),
        cursor.reached(),
        cursor.knownUntil(),
        late,
        cursor.failedAt(),
        cursor.failure());
  }

  String sentence() {
    String trouble = failure == null ? "" : "; since then " + failure + " at " + failedAt;
    return "%s is known until %s, its last change was at %s%s"
        .formatted(cursor, knownUntil, reached, trouble);
  }
}
