package dev.wattle.sandbox.whatsapp.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.whatsapp.rules.GraphError;
import java.util.Locale;

/** How large the parts of a template may be. */
final class TemplateLimits {

  private TemplateLimits() {}

  static void check(JsonNode components) {
    if (!components.isArray() || components.isEmpty()) {
      throw GraphError.invalid("Param components is required.");
    }
    boolean body = false;
    for (JsonNode component : components) {
      String type = component.path("type").asText().toUpperCase(Locale.ROOT);
      body |= "BODY".equals(type);
      check(component, type);
    }
    if (!body) {
      throw GraphError.invalid("A template needs a component of type BODY.");
    }
  }

  private static void check(JsonNode component, String type) {
    String text = component.path("text").asText();
    switch (type) {
      case "HEADER" -> shorter(text, 60, 2388047, "header");
      case "BODY" -> body(text);
      case "FOOTER" -> shorter(text, 60, 2388073, "footer");
      case "BUTTONS" -> buttons(component.path("buttons"));
      default -> {}
    }
  }

  private static void body(String text) {
    shorter(text, 1024, 2388040, "body");
    if (text.isBlank()) {
      throw GraphError.invalid("The body needs a text.");
    }
    String bare = text.strip();
    if (bare.startsWith("{{") || bare.endsWith("}}")) {
      throw GraphError.of(
          400, 2388299, "Leading or trailing variable", "The body begins or ends with a variable.");
    }
  }

  private static void buttons(JsonNode buttons) {
    if (buttons.isEmpty() || buttons.size() > 10) {
      throw GraphError.invalid("A template takes 1 to 10 buttons.");
    }
    int urls = 0;
    for (JsonNode button : buttons) {
      shorter(button.path("text").asText(), 25, 2388040, "button");
      urls += "URL".equals(button.path("type").asText()) ? 1 : 0;
    }
    if (urls > 2) {
      throw GraphError.invalid("A template takes at most 2 URL buttons.");
    }
  }

  private static void shorter(String text, int max, int code, String what) {
    if (text.length() > max) {
      throw GraphError.of(400, code, "Too long", "The " + what + " takes " + max + " characters.");
    }
  }
}
