package dev.wattle.event;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids that are derived from their cause, so that a repeated step yields the same id and the next
 * receiver drops it.
 */
public final class EventId {

  private EventId() {}

  /** The same parts in the same order always give the same id. */
  public static String from(String... cause) {
    return UUID.nameUUIDFromBytes(String.join("\u0000", cause).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
