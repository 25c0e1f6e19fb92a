package dev.wattle.outbound;

import dev.wattle.event.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a message, and because of what.
 *
 * @param contact to whom it goes if the message itself does not say; null if it does
 * @param cause id of the event, or the idempotency key of the caller
 * @param flow id of the route, or {@code api}
 * @param key tells several messages of one flow about one event apart; null where there is one
 */
public record RequestContext(
    @Nullable ContactId contact, String cause, String flow, @Nullable String key) {

  /** The flow whose requests are written down before the gate sees them. */
  public static final String API = "api";

  /** One message of this flow about this event. */
  public static RequestContext of(@Nullable ContactId contact, String cause, String flow) {
    return new RequestContext(contact, cause, flow, null);
  }

  /** The same for a further part of a message that was split. */
  RequestContext part(int number) {
    String part = "part-" + number;
    return new RequestContext(contact, cause, flow, key == null ? part : key + "/" + part);
  }
}
