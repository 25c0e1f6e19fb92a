package dev.wattle.whatsapp.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;

/** Says in one sentence which limit of the schema was broken, without quoting the content. */
final class SchemaSentence {

  private SchemaSentence() {}

  static Violation of(ValidationMessage broken) {
    String field = field(broken);
    JsonNode value = broken.getInstanceNode();
    return switch (broken.getType()) {
      case "maxLength" -> Violation.over(field, limit(broken), length(value), "characters");
      case "minLength" -> Violation.under(field, limit(broken), length(value), "characters");
      case "maxItems" -> Violation.over(field, limit(broken), value.size(), "items");
      case "minItems" -> Violation.under(field, limit(broken), value.size(), "items");
      case "minimum", "maximum" -> Violation.of(field, "lies beyond " + limit(broken) + ".");
      case "required" -> Violation.of(field, "is missing.");
      case "additionalProperties", "unevaluatedProperties", "false" ->
          Violation.of(field, "is not known here; see docs/messages.md.");
      case "not" -> Violation.of(field, "names the same thing twice: give the one or the other.");
      case "enum", "const" -> Violation.of(field, "must be one of " + words(broken) + ".");
      case "pattern" -> Violation.of(field, "has not the form " + words(broken) + ".");
      default -> Violation.of(field, "must be a " + words(broken) + ".");
    };
  }

  private static String field(ValidationMessage broken) {
    String path = broken.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
    String property = broken.getProperty();
    if (property == null || broken.getInstanceLocation().getNameCount() == 0 && path.isEmpty()) {
      return property == null ? path : property;
    }
    return path + "." + property;
  }

  private static long limit(ValidationMessage broken) {
    return broken.getSchemaNode().asLong();
  }

  private static long length(JsonNode value) {
    String text = value.asText();
    return text.codePointCount(0, text.length());
  }

  private static String words(ValidationMessage broken) {
    JsonNode allowed = broken.getSchemaNode();
    return allowed.isTextual() ? allowed.asText() : allowed.toString().replace("\"", "");
  }
}
