package dev.wattle.privacy.residency;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that holds people's data.
 *
 * @param kind {@code store}, {@code vendor} or {@code number}
 * @param regions empty where nobody told
 * @param acknowledgedBy who allowed that it is not inside
 */
record Place(
    String name,
    String kind,
    List<String> regions,
    Standing standing,
    @Nullable String acknowledgedBy,
    @Nullable String reason,
    String setting) {

  /** Whether it lies where data may be. */
  enum Standing {
    INSIDE,
    OUTSIDE,
    UNKNOWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean isAcknowledged() {
    return acknowledgedBy != null;
  }
}
