package dev.wattle.whatsapp.webhook;

import dev.wattle.event.Identity;
import dev.wattle.event.StatusChange;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A webhook item as a canonical event, before it is known which contact it is about.
 *
 * @param type of the event
 * @param time when it happened; when Meta sent it, or now, if the item does not say
 * @param who the person, by the address under which we know them; null for news about an account
 * @param numberId business phone number id; null for news about an account
 * @param waba account, empty if Meta did not say
 * @param data follows {@code schemas/<type>.json}; a map that may be extended
 * @param status what became of a message of ours; empty for everything else
 * @param inbound whether the person wrote or called, which opens the service window
 */
public record Translation(
    String type,
    Instant time,
    @Nullable Identity who,
    @Nullable String numberId,
    String waba,
    Map<String, Object> data,
    Optional<StatusChange> status,
    boolean inbound) {

  /** Without the data: it holds what people wrote. */
  @Override
  public String toString() {
    return "Translation[type=%s, time=%s, waba=%s, inbound=%s]"
        .formatted(type, time, waba, inbound);
  }
}
