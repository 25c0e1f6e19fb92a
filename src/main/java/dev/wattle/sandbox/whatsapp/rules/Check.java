package dev.wattle.sandbox.whatsapp.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** The small checks that all rules are made of. Paths are named as Meta names them. */
final class Check {

  private Check() {}

  static String text(JsonNode parent, String field, String path, int max) {
    JsonNode node = parent.path(field);
    if (node.isMissingNode() || node.isNull() || node.isTextual() && node.asText().isEmpty()) {
      throw GraphError.missing(path);
    }
    if (!node.isTextual()) {
      throw GraphError.invalid("Param " + path + " must be a string.");
    }
    atMost(node.asText(), path, max);
    return node.asText();
  }

  static void optionalText(JsonNode parent, String field, String path, int max) {
    if (!parent.path(field).isMissingNode()) {
      if (!parent.path(field).isTextual()) {
        throw GraphError.invalid("Param " + path + " must be a string.");
      }
      atMost(parent.path(field).asText(), path, max);
    }
  }

  static JsonNode object(JsonNode parent, String field, String path) {
    JsonNode node = parent.path(field);
    if (node.isMissingNode() || node.isNull()) {
      throw GraphError.missing(path);
    }
    if (!node.isObject()) {
      throw GraphError.invalid("Param " + path + " must be a JSON object.");
    }
    return node;
  }

  static JsonNode array(JsonNode parent, String field, String path, int min, int max) {
    JsonNode node = parent.path(field);
    if (node.isMissingNode() || node.isNull()) {
      throw GraphError.missing(path);
    }
    if (!node.isArray()) {
      throw GraphError.invalid("Param " + path + " must be an array.");
    }
    if (node.size() < min || node.size() > max) {
      throw GraphError.value(
          "Param " + path + " must have " + min + " to " + max + " items, has " + node.size());
    }
    return node;
  }

  static String oneOf(JsonNode parent, String field, String path, Set<String> allowed) {
    String value = text(parent, field, path, 256);
    if (!allowed.contains(value)) {
      throw GraphError.value("Param " + path + " must be one of " + allowed + ".");
    }
    return value;
  }

  private static void atMost(String text, String path, int max) {
    if (text.codePointCount(0, text.length()) > max) {
      throw GraphError.value("Param " + path + " must be at most " + max + " characters long.");
    }
  }
}
