package dev.wattle.whatsapp.webhook.item;

import dev.wattle.event.Identity;
import dev.wattle.event.StatusChange;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an item says, in our words.
 *
 * @param who null for news about an account, or if nothing tells who it is
 * @param data follows the JSON Schema of the type
 * @param inbound whether the person wrote or called, which opens the service window
 */
public record Reading(
    String type,
    Instant time,
    @Nullable Identity who,
    Map<String, Object> data,
    @Nullable StatusChange status,
    boolean inbound) {

  /** News that nobody wrote. */
  public static Reading of(
      String type, Instant time, @Nullable Identity who, Map<String, Object> data) {
    return new Reading(type, time, who, data, null, false);
  }

  /** Reads one kind of item; must cope with any JSON. */
  @FunctionalInterface
  public interface Reader {
    Reading read(Item item);
  }
}
