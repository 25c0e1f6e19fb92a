package dev.wattle.whatsapp.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Adds what Meta wants said although the type already says it. */
final class InteractiveForm {

  private static final Map<String, String> ACTION_NAMES =
      Map.of(
          "cta_url", "cta_url",
          "flow", "flow",
          "catalog_message", "catalog_message",
          "location_request_message", "send_location",
          "address_message", "address_message",
          "order_details", "review_and_pay",
          "order_status", "review_order",
          "call_permission_request", "call_permission_request",
          "voice_call", "voice_call");

  private InteractiveForm() {}

  static ObjectNode of(JsonNode ours) {
    ObjectNode meta = MetaKeys.object(ours);
    String type = meta.path("type").asText();
    ObjectNode action = meta.withObject("/action");
    if (ACTION_NAMES.containsKey(type)) {
      addIfMissing(action, "name", ACTION_NAMES.get(type));
    }
    if ("flow".equals(type)) {
      addIfMissing(action.withObject("/parameters"), "flow_message_version", "3");
    }
    action.path("buttons").forEach(button -> addIfMissing((ObjectNode) button, "type", "reply"));
    cards(action.path("cards"));
    return meta;
  }

  private static void cards(JsonNode cards) {
    for (int i = 0; i < cards.size(); i++) {
      ObjectNode card = (ObjectNode) cards.get(i);
      if (!card.has("card_index")) {
        card.put("card_index", i);
      }
      if ("cta_url".equals(card.path("type").asText())) {
        addIfMissing(card.withObject("/action"), "name", "cta_url");
      }
    }
  }

  private static void addIfMissing(ObjectNode node, String key, String value) {
    if (!node.has(key)) {
      node.put(key, value);
    }
  }
}
