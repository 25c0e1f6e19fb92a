package dev.wattle.sandbox.whatsapp.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

/** Whether a template message fits the template that was approved. */
public final class TemplateRules {

  private static final Set<String> BODY_TYPES = Set.of("text", "currency", "date_time");

  private final BiFunction<String, String, Optional<? extends JsonNode>> templates;

  /**
   * @param templates by name and language
   */
  public TemplateRules(BiFunction<String, String, Optional<? extends JsonNode>> templates) {
    this.templates = templates;
  }

  void check(JsonNode message, Recipient to) {
    JsonNode sent = message.path("template");
    String name = Check.text(sent, "name", "template.name", 512);
    JsonNode language = Check.object(sent, "language", "template.language");
    String code = Check.text(language, "code", "template.language.code", 20);
    JsonNode template = templates.apply(name, code).<JsonNode>map(t -> t).orElse(unknown());
    usable(template, name, code);
    checkHeader(definition(template, "HEADER"), parameters(sent, "header"));
    checkBody(definition(template, "BODY"), parameters(sent, "body"));
    ButtonRules.check(definition(template, "BUTTONS").path("buttons"), sent.path("components"));
    if (to.isUserId() && "AUTHENTICATION".equals(template.path("category").asText())) {
      throw GraphError.of(
          400, 131062, "User id not supported", "Authentication templates need a phone number.");
    }
  }

  private static void usable(JsonNode template, String name, String code) {
    String status = template.path("status").asText("");
    if ("PAUSED".equals(status)) {
      throw GraphError.of(400, 132015, "Template is paused", name + " is paused.");
    }
    if ("DISABLED".equals(status)) {
      throw GraphError.of(400, 132016, "Template is disabled", name + " is disabled.");
    }
    if (!"APPROVED".equals(status)) {
      throw GraphError.of(
          404,
          132001,
          "Template name does not exist in the translation",
          "template name (" + name + ") does not exist in " + code);
    }
  }

  private static void checkHeader(JsonNode header, JsonNode parameters) {
    String format = header.path("format").asText("TEXT").toLowerCase(Locale.ROOT);
    if ("text".equals(format)) {
      variables(header.path("text").asText(), parameters, "header");
      return;
    }
    if (parameters.size() != 1 || !format.equals(parameters.path(0).path("type").asText())) {
      throw mismatch("header: format mismatch, expected " + format.toUpperCase(Locale.ROOT));
    }
    JsonNode value = parameters.path(0).path(format);
    if ("location".equals(format) ? !value.isObject() : !value.has("id") && !value.has("link")) {
      throw GraphError.missing("template.components.header." + format);
    }
  }

  private static void checkBody(JsonNode body, JsonNode parameters) {
    String text = body.path("text").asText();
    variables(text, parameters, "body");
    int length = text.length();
    for (JsonNode parameter : parameters) {
      if (!BODY_TYPES.contains(parameter.path("type").asText())) {
        throw mismatch("body: parameters must be text, currency or date_time");
      }
      length += TemplateText.value(parameter).length();
    }
    if (length > 1024 + 20 * parameters.size()) {
      throw GraphError.of(400, 132005, "Translated text too long", "body: text is too long");
    }
  }

  private static void variables(String text, JsonNode parameters, String where) {
    List<String> names = List.copyOf(new LinkedHashSet<>(TemplateText.variables(text)));
    if (names.size() != parameters.size()) {
      throw GraphError.of(
          400,
          132000,
          "Number of parameters does not match the expected number of params",
          "%s: number of localizable_params (%d) does not match the expected number of params (%d)"
              .formatted(where, parameters.size(), names.size()));
    }
    boolean named = names.stream().anyMatch(name -> !name.matches("\\d+"));
    Set<String> given = new LinkedHashSet<>();
    for (JsonNode parameter : parameters) {
      if (TemplateText.value(parameter).isEmpty()) {
        throw GraphError.missing("template.components." + where + ".parameters.text");
      }
      given.add(parameter.path("parameter_name").asText());
    }
    if (named && !given.containsAll(names)) {
      throw mismatch(where + ": parameter_name must be one of " + names);
    }
  }

  private static JsonNode definition(JsonNode template, String type) {
    return StreamSupport.stream(template.path("components").spliterator(), false)
        .filter(component -> type.equalsIgnoreCase(component.path("type").asText()))
        .findFirst()
        .orElse(unknown());
  }

  private static JsonNode parameters(JsonNode sent, String type) {
    return StreamSupport.stream(sent.path("components").spliterator(), false)
        .filter(component -> type.equalsIgnoreCase(component.path("type").asText()))
        .map(component -> component.path("parameters"))
        .findFirst()
        .orElse(unknown());
  }

  private static JsonNode unknown() {
    return MissingNode.getInstance();
  }

  static GraphError mismatch(String details) {
    return GraphError.of(400, 132012, "Parameter format does not match", details);
  }
}
