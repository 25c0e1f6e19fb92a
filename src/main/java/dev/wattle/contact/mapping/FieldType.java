package dev.wattle.contact.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;

/** How a value is written in our house, so that the same value of two systems is the same text. */
public enum FieldType {
  TEXT,
  EMAIL,
  NUMBER,
  BOOLEAN,
  LIST,
  DATE,
  ADDRESS;

  /** The one way to write it; null for what is empty. What does not fit the type stays text. */
  public JsonNode normal(JsonNode value) {
    String text = value.isValueNode() ? value.asText("").strip() : value.toString();
    if (value.isNull() || value.isMissingNode() || text.isEmpty()) {
      return NullNode.getInstance();
    }
    return switch (this) {
      case EMAIL -> TextNode.valueOf(text.toLowerCase(Locale.ROOT));
      case NUMBER -> number(text);
      case BOOLEAN -> BooleanNode.valueOf("true".equalsIgnoreCase(text));
      case LIST -> list(value, text);
      default -> TextNode.valueOf(text);
    };
  }

  private static JsonNode number(String text) {
    try {
      BigDecimal plain = new BigDecimal(text).stripTrailingZeros();
      return DecimalNode.valueOf(plain.scale() < 0 ? plain.setScale(0) : plain);
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }

  /** Sorted: no vendor keeps the order of tags. */
  private static JsonNode list(JsonNode value, String text) {
    TreeSet<String> items = new TreeSet<>();
    if (value.isArray()) {
      value.forEach(item -> items.add(item.asText().strip()));
    } else {
      Arrays.stream(text.split("[;,]")).map(String::strip).forEach(items::add);
    }
    items.remove("");
    ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
    items.forEach(sorted::add);
    return sorted.isEmpty() ? NullNode.getInstance() : sorted;
  }
}
