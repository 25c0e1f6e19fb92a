package dev.wattle.outbound.effect;

import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.send.OutboundRig;

/** What the tests of effects ask for. */
record Requests(OutboundRig rig) {

  static final String USER_ID = "AU.EFFECTS1";

  private static final String SHIPPED =
      "{\"order_number\":\"%d\",\"carrier\":\"Post\",\"tracking_url\":\"https://track.example/1\"}";

  /** A notice to Kerry's phone number. */
  MessageRequested shipped(int order) {
    return rig.asksForTemplate("order_shipped", "utility", SHIPPED.formatted(order));
  }

  /** The same to somebody who hides their number. */
  MessageRequested shippedTo(String userId, int order) {
    return rig.asks(
        userId + order,
        "{\"to\":\"%s\",\"purpose\":\"utility\",\"type\":\"template\",\"template\":{\"name\":\"order_shipped\",\"language\":\"en\",\"parameters\":%s}}"
            .formatted(userId, SHIPPED.formatted(order)));
  }

  /** An answer to {@link #USER_ID}. */
  MessageRequested answers(String body) {
    return rig.asks(
        body,
        "{\"to\":\"%s\",\"purpose\":\"service\",\"type\":\"text\",\"text\":{\"body\":\"%s\"}}"
            .formatted(USER_ID, body));
  }
}
