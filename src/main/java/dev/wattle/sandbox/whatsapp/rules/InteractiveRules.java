package dev.wattle.sandbox.whatsapp.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Buttons, lists, links, flows, carousels and products. */
final class InteractiveRules {

  private static final Set<String> MEDIA_HEADER = Set.of("text", "image", "video", "document");
  private static final Set<String> OTHERS =
      Set.of(
          "address_message",
          "order_details",
          "order_status",
          "call_permission_request",
          "voice_call",
          "catalog_message",
          "product",
          "product_list");

  private final MediaRules media;
  private final Map<String, Consumer<JsonNode>> types =
      Map.of(
          "button", this::buttons,
          "list", this::list,
          "cta_url", this::link,
          "flow", InteractiveRules::flow,
          "carousel", this::carousel,
          "location_request_message", node -> named(node, "send_location"));

  InteractiveRules(MediaRules media) {
    this.media = media;
  }

  void check(JsonNode message) {
    JsonNode interactive = message.path("interactive");
    String type = Check.text(interactive, "type", "interactive.type", 64);
    Check.object(interactive, "action", "interactive.action");
    if (interactive.has("footer")) {
      Check.text(interactive.path("footer"), "text", "interactive.footer.text", 60);
    }
    Consumer<JsonNode> rules = types.get(type);
    if (rules != null) {
      body(interactive, "list".equals(type) ? 4096 : 1024);
      rules.accept(interactive);
    } else if (!OTHERS.contains(type)) {
      throw GraphError.value("Param interactive.type " + type + " is unknown.");
    }
  }

  private void buttons(JsonNode interactive) {
    header(interactive, MEDIA_HEADER);
    Set<String> ids = new HashSet<>();
    Set<String> titles = new HashSet<>();
    JsonNode action = interactive.path("action");
    for (JsonNode button : Check.array(action, "buttons", "action.buttons", 1, 3)) {
      Check.oneOf(button, "type", "action.buttons.type", Set.of("reply"));
      JsonNode reply = Check.object(button, "reply", "action.buttons.reply");
      boolean fresh = ids.add(Check.text(reply, "id", "action.buttons.reply.id", 256));
      if (!titles.add(Check.text(reply, "title", "action.buttons.reply.title", 20)) || !fresh) {
        throw GraphError.value("Button ids and titles must be unique.");
      }
    }
  }

  private void list(JsonNode interactive) {
    header(interactive, Set.of("text"));
    JsonNode action = interactive.path("action");
    Check.text(action, "button", "action.button", 20);
    JsonNode sections = Check.array(action, "sections", "action.sections", 1, 10);
    int rows = 0;
    for (JsonNode section : sections) {
      Check.optionalText(section, "title", "action.sections.title", 24);
      for (JsonNode row : Check.array(section, "rows", "action.sections.rows", 1, 10)) {
        Check.text(row, "id", "action.sections.rows.id", 200);
        Check.text(row, "title", "action.sections.rows.title", 24);
        Check.optionalText(row, "description", "action.sections.rows.description", 72);
        rows++;
      }
    }
    if (rows > 10) {
      throw GraphError.value("A list takes 10 rows in total, not " + rows + ".");
    }
  }

  private void link(JsonNode interactive) {
    header(interactive, MEDIA_HEADER);
    named(interactive, "cta_url");
    JsonNode action = interactive.path("action");
    JsonNode parameters = Check.object(action, "parameters", "action.parameters");
    Check.text(parameters, "display_text", "action.parameters.display_text", 20);
    Check.text(parameters, "url", "action.parameters.url", 2000);
  }

  private static void flow(JsonNode interactive) {
    named(interactive, "flow");
    JsonNode action = interactive.path("action");
    JsonNode parameters = Check.object(action, "parameters", "action.parameters");
    Check.oneOf(parameters, "flow_message_version", "flow_message_version", Set.of("3"));
    Check.text(parameters, "flow_cta", "action.parameters.flow_cta", 30);
    if (parameters.path("flow_id").isMissingNode()
        == parameters.path("flow_name").isMissingNode()) {
      throw GraphError.missing("action.parameters.flow_id");
    }
  }

  private void carousel(JsonNode interactive) {
    if (interactive.has("header") || interactive.has("footer")) {
      throw GraphError.value("A carousel takes no header and no footer.");
    }
    JsonNode action = interactive.path("action");
    for (JsonNode card : Check.array(action, "cards", "action.cards", 2, 10)) {
      if (card.has("header")) {
        String kind = card.path("header").path("type").asText();
        media.check(kind, card.path("header").path(kind));
      }
      Check.optionalText(card.path("body"), "text", "action.cards.body.text", 160);
    }
  }

  private void header(JsonNode interactive, Set<String> allowed) {
    if (interactive.has("header")) {
      JsonNode header = Check.object(interactive, "header", "interactive.header");
      String kind = Check.oneOf(header, "type", "interactive.header.type", allowed);
      if ("text".equals(kind)) {
        Check.text(header, "text", "interactive.header.text", 60);
      } else {
        media.check(kind, header.path(kind));
      }
    }
  }

  private static void body(JsonNode interactive, int max) {
    JsonNode body = Check.object(interactive, "body", "interactive.body");
    Check.text(body, "text", "interactive.body.text", max);
  }

  private static void named(JsonNode interactive, String name) {
    Check.oneOf(interactive.path("action"), "name", "action.name", Set.of(name));
  }
}
