package dev.wattle.whatsapp.webhook.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is meant: a number written as a string, a string written as a number, one object where
 * a list belongs. What cannot be read is absent, never an error.
 */
public final class Lenient {

  private static final int LONGEST_NUMBER = 64;

  private Lenient() {}

  /** The first of the keys that holds a text or a number; null if none does, or it is empty. */
  public static @Nullable String text(JsonNode node, String... keys) {
    for (String key : keys) {
      String text = text(node.path(key));
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue().isEmpty() ? null : Plain.clean(value.textValue());
    }
    return value.isIntegralNumber() ? value.asText() : null;
  }

  /** An exact number; null if it is none, or too large to be meant. */
  public static @Nullable BigDecimal decimal(JsonNode value) {
    if (!value.isNumber() && !value.isTextual()) {
      return null;
    }
    try {
      String text = value.isNumber() ? null : value.textValue().trim();
      if (text != null && text.length() > LONGEST_NUMBER) {
        return null;
      }
      BigDecimal number = text == null ? value.decimalValue() : new BigDecimal(text);
      boolean plausible = Math.abs((long) number.scale()) + number.precision() <= LONGEST_NUMBER;
      return plausible ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A whole number; null if it is none. */
  public static @Nullable Long whole(JsonNode value) {
    BigDecimal number = decimal(value);
    try {
      return number == null ? null : number.longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /** True or false, also as a text; null if neither. */
  public static @Nullable Boolean flag(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return switch (value.asText()) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** The elements; an object alone counts as a list of one; anything else is an empty list. */
  public static Iterable<JsonNode> list(JsonNode value) {
    if (value.isArray()) {
      return value;
    }
    return value.isObject() ? List.of(value) : List.of();
  }

  /** The first element of such a list; a missing node if there is none. */
  public static JsonNode first(JsonNode value) {
    for (JsonNode element : list(value)) {
      return element;
    }
    return MissingNode.getInstance();
  }
}
