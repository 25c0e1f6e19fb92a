package dev.wattle.sandbox.whatsapp.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Map;

/** The buttons of a template message, which are counted over all buttons of the template. */
final class ButtonRules {

  private static final Map<String, String> SUB_TYPES =
      Map.of(
          "URL", "url",
          "OTP", "url",
          "QUICK_REPLY", "quick_reply",
          "COPY_CODE", "copy_code",
          "FLOW", "flow",
          "CATALOG", "catalog",
          "MPM", "mpm",
          "ORDER_DETAILS", "order_details");

  private ButtonRules() {}

  static void check(JsonNode approved, JsonNode components) {
    for (JsonNode component : components) {
      if ("button".equalsIgnoreCase(component.path("type").asText())) {
        JsonNode button = approved.path(component.path("index").asInt(-1));
        String subType = component.path("sub_type").asText().toLowerCase(Locale.ROOT);
        if (!subType.equals(SUB_TYPES.get(type(button)))) {
          throw TemplateRules.mismatch(
              "buttons: index %s is no %s button"
                  .formatted(component.path("index").asText(), subType));
        }
      }
    }
    for (int index = 0; index < approved.size(); index++) {
      check(approved.path(index), sent(components, index), index);
    }
  }

  private static void check(JsonNode button, JsonNode component, int index) {
    JsonNode parameter = component.path("parameters").path(0);
    String type = type(button);
    if ("COPY_CODE".equals(type)) {
      limited(parameter.path("coupon_code").asText(), 20, index);
    } else if ("OTP".equals(type)) {
      limited(parameter.path("text").asText(), 15, index);
    } else if ("URL".equals(type) && button.path("url").asText().contains("{{")) {
      limited(parameter.path("text").asText(), 2000 - button.path("url").asText().length(), index);
    }
  }

  private static void limited(String value, int max, int index) {
    if (value.isEmpty()) {
      throw GraphError.of(
          400,
          131008,
          "Required parameter is missing",
          "buttons: Button at index " + index + " requires a parameter");
    }
    if (value.length() > max) {
      throw GraphError.value("buttons: parameter at index " + index + " is longer than " + max);
    }
  }

  private static JsonNode sent(JsonNode components, int index) {
    for (JsonNode component : components) {
      if ("button".equalsIgnoreCase(component.path("type").asText())
          && component.path("index").asInt(-1) == index) {
        return component;
      }
    }
    return MissingNode.getInstance();
  }

  private static String type(JsonNode button) {
    return button.path("type").asText().toUpperCase(Locale.ROOT);
  }
}
