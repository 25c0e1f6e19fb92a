package dev.wattle.whatsapp.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template as we want Meta to have it.
 *
 * @param category in capitals
 * @param components in Meta's create form without examples, with our names in the gaps
 * @param examples by the name of the parameter
 * @param special examples of what stands in no text: by {@code IMAGE}, {@code COUPON}, …
 * @param sendTtlSeconds how long Meta tries to deliver it; null leaves it to Meta
 */
public record TemplateDraft(
    String name,
    String language,
    String category,
    JsonNode components,
    Map<String, String> examples,
    Map<String, String> special,
    @Nullable Integer sendTtlSeconds) {

  private static final Pattern GAP = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** To compare with {@link MetaTemplate#shape}. */
  public String shape() {
    return TemplateShape.of(category, components);
  }

  /** The body of the call that creates it. */
  ObjectNode create() {
    ObjectNode body = JSON.objectNode().put("name", name).put("language", language);
    body.put("category", category)
        .put("parameter_format", positional() ? "positional" : "named")
        .set("components", filled());
    return timed(body);
  }

  /** The body of the call that changes it; the category of an approved template is fixed. */
  ObjectNode edit() {
    return timed(JSON.objectNode().set("components", filled()));
  }

  private ObjectNode timed(ObjectNode body) {
    return sendTtlSeconds == null ? body : body.put("message_send_ttl_seconds", sendTtlSeconds);
  }

  /** Addresses know numbers only. */
  static String numbered(String url) {
    return GAP.matcher(url).replaceAll("{{1}}");
  }

  private boolean positional() {
    return !examples.isEmpty() && examples.keySet().stream().allMatch(key -> key.matches("\\d+"));
  }

  private ArrayNode filled() {
    ArrayNode all = components.deepCopy();
    for (JsonNode component : all) {
      switch (component.path("type").asText().toUpperCase(Locale.ROOT)) {
        case "HEADER" -> header((ObjectNode) component);
        case "BODY" -> written((ObjectNode) component, "body_text");
        case "BUTTONS" -> component.path("buttons").forEach(button -> button((ObjectNode) button));
        default -> {}
      }
    }
    return all;
  }

  private void header(ObjectNode header) {
    String format = header.path("format").asText("TEXT");
    if ("TEXT".equals(format)) {
      written(header, "header_text");
    } else if (special.containsKey(format) && !"LOCATION".equals(format)) {
      header.putObject("example").putArray("header_handle").add(special.get(format));
    }
  }

  private void written(ObjectNode component, String key) {
    List<String> names = gaps(component.path("text").asText());
    if (names.isEmpty()) {
      return;
    }
    ObjectNode example = component.putObject("example");
    if (!positional()) {
      ArrayNode named = example.putArray(key + "_named_params");
      names.forEach(
          name -> named.addObject().put("param_name", name).put("example", examples.get(name)));
      return;
    }
    ArrayNode list = example.putArray(key);
    ArrayNode values = "body_text".equals(key) ? list.addArray() : list;
    names.stream().sorted().forEach(name -> values.add(examples.get(name)));
  }

  private void button(ObjectNode button) {
    String url = button.path("url").asText();
    List<String> names = gaps(url);
    if (!names.isEmpty()) {
      button.put("url", numbered(url)).putArray("example").add(examples.get(names.get(0)));
    }
    if ("COPY_CODE".equals(button.path("type").asText()) && special.containsKey("COUPON")) {
      button.put("example", special.get("COUPON"));
    }
  }

  private static List<String> gaps(String text) {
    List<String> names = new ArrayList<>();
    Matcher gaps = GAP.matcher(text);
    while (gaps.find()) {
      if (!names.contains(gaps.group(1))) {
        names.add(gaps.group(1));
      }
    }
    return names;
  }
}
