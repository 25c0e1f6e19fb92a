package dev.wattle.sandbox.whatsapp.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the person sees of a template. */
public final class TemplateText {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");

  private TemplateText() {}

  /** The names or numbers between double braces. */
  public static List<String> variables(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /**
   * Keys {@code header}, {@code body}, {@code footer} and {@code buttons} as far as there are any.
   */
  public static ObjectNode render(JsonNode template, JsonNode sent) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    ArrayNode buttons = shown.putArray("buttons");
    for (JsonNode component : template.path("components")) {
      String type = component.path("type").asText().toLowerCase(Locale.ROOT);
      if ("buttons".equals(type)) {
        component.path("buttons").forEach(button -> buttons.add(button.path("text").asText()));
      } else {
        shown.put(type, filled(component.path("text").asText(), parameters(sent, type)));
      }
    }
    return shown;
  }

  static String value(JsonNode parameter) {
    String type = parameter.path("type").asText("text");
    return "text".equals(type)
        ? parameter.path("text").asText()
        : parameter.path(type).path("fallback_value").asText();
  }

  private static String filled(String text, JsonNode parameters) {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(text);
    while (matcher.find()) {
      String value = value(parameter(parameters, matcher.group(1)));
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  private static JsonNode parameter(JsonNode parameters, String name) {
    for (JsonNode parameter : parameters) {
      if (name.equals(parameter.path("parameter_name").asText())) {
        return parameter;
      }
    }
    return parameters.path(name.matches("\\d{1,3}") ? Integer.parseInt(name) - 1 : 0);
  }

  private static JsonNode parameters(JsonNode sent, String type) {
    for (JsonNode component : sent.path("components")) {
      if (type.equalsIgnoreCase(component.path("type").asText())) {
        return component.path("parameters");
      }
    }
    return JsonNodeFactory.instance.arrayNode();
  }
}
