package dev.wattle.whatsapp.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What of a template's components a person would notice; the rest Meta adds or leaves out. */
final class TemplateShape {

  private static final List<String> PLAIN =
      List.of("text", "url", "phone_number", "code_expiration_minutes");

  private TemplateShape() {}

  /** Equal texts mean equal templates. */
  static String of(String category, JsonNode components) {
    // Meta writes the texts of authentication templates itself.
    boolean fixed = "AUTHENTICATION".equals(category);
    List<String> shapes = new ArrayList<>();
    components.forEach(component -> shapes.add(component(component, fixed)));
    shapes.sort(null);
    return String.join("\n", shapes);
  }

  private static String component(JsonNode component, boolean fixed) {
    String type = upper(component, "type", "");
    StringBuilder shape = new StringBuilder(type);
    if ("HEADER".equals(type)) {
      shape.append(' ').append(upper(component, "format", "TEXT"));
    }
    if (!fixed) {
      plain(shape, component);
      component.path("buttons").forEach(button -> button(shape, button));
      component.path("cards").forEach(card -> shape.append(of("", card.path("components"))));
    }
    return shape.toString();
  }

  private static void button(StringBuilder shape, JsonNode button) {
    shape.append(" [").append(upper(button, "type", ""));
    plain(shape, button);
    shape.append(']');
  }

  private static void plain(StringBuilder shape, JsonNode node) {
    for (String key : PLAIN) {
      if (node.hasNonNull(key)) {
        String value = node.path(key).asText().strip();
        String known = "url".equals(key) ? TemplateDraft.numbered(value) : value;
        shape.append(' ').append(key).append('=').append(known);
      }
    }
  }

  private static String upper(JsonNode node, String key, String missing) {
    return node.path(key).asText(missing).toUpperCase(Locale.ROOT);
  }
}
