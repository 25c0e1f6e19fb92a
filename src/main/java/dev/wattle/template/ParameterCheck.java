package dev.wattle.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Meta refuses in the gaps of a template. */
final class ParameterCheck {

  private static final Pattern LAYOUT = Pattern.compile("[\\n\\r\\t]| {5,}");
  private static final List<String> MEDIA = List.of("file", "id", "link");
  private static final int LONGEST_CODE = 15;
  private static final int LONGEST_COUPON = 20;
  private static final int LONGEST_PAYLOAD = 256;

  private ParameterCheck() {}

  static List<String> check(List<TemplateParameter> parameters, Map<String, ?> values) {
    List<String> wrong = new ArrayList<>();
    for (TemplateParameter parameter : parameters) {
      problem(parameter, values.get(parameter.name()))
          .ifPresent(what -> wrong.add("parameter " + parameter.name() + " " + what + "."));
    }
    values.keySet().stream()
        .filter(name -> parameters.stream().noneMatch(known -> known.name().equals(name)))
        .sorted()
        .forEach(name -> wrong.add("parameter " + name + " is not one of this template."));
    return wrong;
  }

  private static Optional<String> problem(TemplateParameter parameter, @Nullable Object value) {
    if (value == null) {
      return Optional.of("is missing");
    }
    return switch (parameter.type()) {
      case TEXT -> text(value, Integer.MAX_VALUE);
      case DATE_TIME ->
          value instanceof Map<?, ?> map
              ? needs(map, "fallbackValue")
              : text(value, Integer.MAX_VALUE);
      case CODE -> text(value, LONGEST_CODE);
      case COUPON -> text(value, LONGEST_COUPON);
      case PAYLOAD -> text(value, LONGEST_PAYLOAD);
      case CURRENCY -> object(value, "fallbackValue", "code", "amount1000");
      case LOCATION -> object(value, "latitude", "longitude");
      case IMAGE, VIDEO, DOCUMENT -> media(value);
      case EXPIRATION ->
          value instanceof Number ? Optional.empty() : Optional.of("must be a number");
    };
  }

  private static Optional<String> text(Object value, int longest) {
    if (!(value instanceof String || value instanceof Number)) {
      return Optional.of("must be a text");
    }
    String text = value.toString();
    int length = text.codePointCount(0, text.length());
    if (text.isBlank()) {
      return Optional.of("is empty");
    }
    if (LAYOUT.matcher(text).find()) {
      return Optional.of("has a line break, a tab or more than four spaces in a row");
    }
    return length > longest
        ? Optional.of("has " + length + " characters; at most " + longest + " are allowed")
        : Optional.empty();
  }

  private static Optional<String> media(Object value) {
    return value instanceof Map<?, ?> map && MEDIA.stream().filter(map::containsKey).count() == 1
        ? Optional.empty()
        : Optional.of("must be an object with one of file, id and link");
  }

  private static Optional<String> object(Object value, String... keys) {
    return value instanceof Map<?, ?> map
        ? needs(map, keys)
        : Optional.of("must be an object with " + String.join(", ", keys));
  }

  private static Optional<String> needs(Map<?, ?> map, String... keys) {
    for (String key : keys) {
      if (map.get(key) == null) {
        return Optional.of("lacks " + key);
      }
    }
    return Optional.empty();
  }
}
