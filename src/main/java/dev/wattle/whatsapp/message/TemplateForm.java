package dev.wattle.whatsapp.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A template in Meta's form, from parameters by name or from components as they are. */
final class TemplateForm {

  private final ObjectMapper json;
  private final TemplateForms forms;

  TemplateForm(ObjectMapper json, TemplateForms forms) {
    this.json = json;
    this.forms = forms;
  }

  ObjectNode of(JsonNode ours) {
    String name = ours.path("name").asText();
    String language = ours.path("language").asText();
    JsonNode components = ours.path("components");
    if (components.isMissingNode()) {
      TemplateForms.Form form = form(name, language, ours.path("parameters"));
      language = form.language();
      components = json.valueToTree(form.components());
    }
    ObjectNode meta = json.createObjectNode().put("name", name);
    meta.putObject("language").put("code", language.replace('-', '_'));
    if (!components.isEmpty()) {
      meta.set("components", completed((ArrayNode) MetaKeys.of(components)));
    }
    return meta;
  }

  private TemplateForms.Form form(String name, String language, JsonNode given) {
    Map<String, Object> parameters =
        given.isObject() ? json.convertValue(given, SendRequest.JSON_OBJECT) : Map.of();
    return forms
        .find(name, language, parameters)
        .orElseGet(() -> new TemplateForms.Form(language, body(parameters)));
  }

  private static List<Map<String, Object>> body(Map<String, Object> parameters) {
    if (parameters.isEmpty()) {
      return List.of();
    }
    boolean positional = parameters.keySet().stream().allMatch(name -> name.matches("\\d+"));
    List<Map<String, Object>> texts =
        positional
            ? IntStream.rangeClosed(1, parameters.size())
                .mapToObj(i -> text(Map.of(), parameters.getOrDefault("" + i, "")))
                .toList()
            : parameters.entrySet().stream()
                .map(entry -> text(Map.of("parameterName", entry.getKey()), entry.getValue()))
                .toList();
    return List.of(Map.of("type", "body", "parameters", texts));
  }

  private static Map<String, Object> text(Map<String, Object> named, Object value) {
    Map<String, Object> parameter = new LinkedHashMap<>(named);
    parameter.put("type", "text");
    parameter.put("text", String.valueOf(value));
    return parameter;
  }

  /** Meta's examples write the index of a button as text and number the cards. */
  private static ArrayNode completed(ArrayNode components) {
    for (JsonNode component : components) {
      if (component.path("index").isNumber()) {
        ((ObjectNode) component).put("index", component.get("index").asText());
      }
      JsonNode cards = component.path("cards");
      for (int i = 0; i < cards.size(); i++) {
        ObjectNode card = (ObjectNode) cards.get(i);
        if (!card.has("card_index")) {
          card.put("card_index", i);
        }
        completed((ArrayNode) card.path("components"));
      }
    }
    return components;
  }
}
