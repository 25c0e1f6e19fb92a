package dev.wattle.contact.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One field as we know it.
 *
 * @param value JSON null where it was emptied
 * @param origin {@link dev.wattle.contact.external.ExternalId.Account#key() key} of who said it
 */
record FieldState(JsonNode value, String origin, Instant changedAt) {

  boolean holds(JsonNode other) {
    return isSame(value, other);
  }

  /** By text: the same number may be of two classes. */
  static boolean isSame(@Nullable JsonNode one, @Nullable JsonNode other) {
    return one != null && other != null && one.toString().equals(other.toString());
  }

  /**
   * One field as it stands in another system.
   *
   * @param told what it told us last
   * @param sent what we wrote there last
   */
  record At(
      @Nullable JsonNode told,
      @Nullable Instant toldAt,
      @Nullable JsonNode sent,
      @Nullable Instant sentAt) {

    static final At UNKNOWN = new At(null, null, null, null);

    /** What stands there, as far as we know; null if we know nothing. */
    @Nullable JsonNode believed() {
      return toldLast() ? told : sent;
    }

    boolean isOlderThanTold(Instant at) {
      return toldAt != null && at.isBefore(toldAt);
    }

    private boolean toldLast() {
      return sentAt == null || (toldAt != null && toldAt.isAfter(sentAt));
    }
  }
}
