package dev.wattle.sandbox.whatsapp.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Why a message failed that had been accepted, as Meta words it in a status. */
final class StatusErrors {

  static final int UNDELIVERABLE = 131026;

  private static final Map<Integer, String> TITLES =
      Map.of(
          UNDELIVERABLE,
          "Message undeliverable",
          131047,
          "Re-engagement message",
          131049,
          "This message was not delivered to maintain healthy ecosystem engagement.",
          131050,
          "Unable to deliver the message. The recipient stopped marketing messages.",
          131053,
          "Media upload error",
          132015,
          "Template is paused");

  private StatusErrors() {}

  static void add(ObjectNode status, int code) {
    String title = TITLES.getOrDefault(code, "Something went wrong");
    ObjectNode error = status.putArray("errors").addObject();
    error.put("code", code).put("title", title).put("message", title);
    error.putObject("error_data").put("details", "Message could not be delivered.");
    error.put("href", "/documentation/business-messaging/whatsapp/support/error-codes");
  }
}
