package dev.wattle.sandbox.whatsapp.rules;

import com.fasterxml.jackson.databind.JsonNode;

/** The simple types. */
final class ContentRules {

  private ContentRules() {}

  static void text(JsonNode message) {
    JsonNode text = message.path("text");
    Check.text(text, "body", "text.body", 4096);
    if (text.has("preview_url") && !text.path("preview_url").isBoolean()) {
      throw GraphError.invalid("Param text.preview_url must be a boolean.");
    }
  }

  static void location(JsonNode message) {
    JsonNode location = message.path("location");
    degrees(location, "latitude", 90);
    degrees(location, "longitude", 180);
  }

  static void contacts(JsonNode message) {
    Check.array(message, "contacts", "contacts", 1, 257);
  }

  static void reaction(JsonNode message) {
    JsonNode reaction = message.path("reaction");
    Check.text(reaction, "message_id", "reaction.message_id", 512);
    if (!reaction.path("emoji").isTextual()) {
      throw GraphError.missing("reaction.emoji");
    }
  }

  private static void degrees(JsonNode location, String field, int most) {
    String text = location.path(field).asText();
    if (text.isEmpty()) {
      throw GraphError.missing("location." + field);
    }
    if (!text.matches("-?\\d{1,3}(\\.\\d+)?") || Math.abs(Double.parseDouble(text)) > most) {
      throw GraphError.value("Param location." + field + " is no coordinate.");
    }
  }
}
