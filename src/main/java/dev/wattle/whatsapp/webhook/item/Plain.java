package dev.wattle.whatsapp.webhook.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, texts, numbers and truth values, fit for every store downstream. */
public final class Plain {

  /** Beyond it, a reader that takes numbers as doubles would see infinity. */
  private static final int LARGEST_EXPONENT = 300;

  private Plain() {}

  /** Nothing is left out, but texts are cleaned as in {@link #clean}; null for JSON's null. */
  public static @Nullable Object of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> map(node);
      case ARRAY -> list(node);
      case STRING -> clean(node.textValue());
      case NUMBER -> number(node);
      case BOOLEAN -> node.booleanValue();
      default -> null;
    };
  }

  /**
   * Without what PostgreSQL and UTF-8 refuse: NUL, and halves of a character that was cut in two.
   * Each becomes U+FFFD.
   */
  public static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point == 0 || isHalf(point) ? 0xFFFD : point)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static Object number(JsonNode node) {
    if (!node.isIntegralNumber()) {
      BigDecimal number = node.decimalValue();
      boolean usual = Math.abs((long) number.scale()) <= LARGEST_EXPONENT;
      return usual ? number : number.toString();
    }
    return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
  }

  private static Map<String, Object> map(JsonNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    node.properties().forEach(p -> map.put(clean(p.getKey()), of(p.getValue())));
    return map;
  }

  private static List<Object> list(JsonNode node) {
    List<Object> list = new ArrayList<>(node.size());
    node.forEach(element -> list.add(of(element)));
    return list;
  }
}
