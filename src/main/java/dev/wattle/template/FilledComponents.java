package dev.wattle.template;

import dev.wattle.template.TemplateParameter.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the values where the template has its gaps. */
final class FilledComponents {

  private final Template template;
  private final Map<String, ?> values;
  private final Map<String, TemplateParameter> parameters;

  FilledComponents(Template template, Map<String, ?> values) {
    this.template = template;
    this.values = values;
    this.parameters =
        template.parameters().stream()
            .collect(Collectors.toMap(TemplateParameter::name, parameter -> parameter));
  }

  List<Map<String, Object>> all() {
    List<Map<String, Object>> filled = new ArrayList<>();
    for (Map<String, Object> component : template.components()) {
      switch (String.valueOf(component.get("type"))) {
        case "HEADER" -> add(filled, "header", header(component));
        case "BODY" -> add(filled, "body", body(component));
        case "LIMITED_TIME_OFFER" -> add(filled, "limited_time_offer", expiration());
        case "BUTTONS" -> filled.addAll(buttons(Gaps.buttons(component)));
        default -> {}
      }
    }
    return filled;
  }

  private static void add(
      List<Map<String, Object>> filled, String type, List<Map<String, Object>> parameters) {
    if (!parameters.isEmpty()) {
      filled.add(Map.of("type", type, "parameters", parameters));
    }
  }

  private List<Map<String, Object>> header(Map<String, Object> component) {
    String format = String.valueOf(component.getOrDefault("format", "TEXT"));
    if ("TEXT".equals(format)) {
      return written(Gaps.in(component.get("text")));
    }
    return firstOf(Type.valueOf(format))
        .map(parameter -> List.of(parameter(key(parameter.type()), value(parameter))))
        .orElse(List.of());
  }

  private List<Map<String, Object>> body(Map<String, Object> component) {
    if (template.category() == Category.AUTHENTICATION) {
      return firstOf(Type.CODE).map(code -> List.of(text(code))).orElse(List.of());
    }
    return written(Gaps.in(component.get("text")));
  }

  private List<Map<String, Object>> written(Collection<String> names) {
    boolean positional = parameters.values().stream().anyMatch(TemplateParameter::isPositional);
    return positional
        ? names.stream().sorted().map(name -> one(parameters.get(name))).toList()
        : names.stream().map(name -> named(parameters.get(name))).toList();
  }

  private Map<String, Object> named(TemplateParameter parameter) {
    Map<String, Object> named = new LinkedHashMap<>(one(parameter));
    named.put("parameterName", parameter.name());
    return named;
  }

  private Map<String, Object> one(TemplateParameter parameter) {
    Object value = value(parameter);
    return switch (parameter.type()) {
      case CURRENCY -> parameter("currency", value);
      case DATE_TIME ->
          Map.of(
              "type",
              "date_time",
              "dateTime",
              value instanceof Map ? value : Map.of("fallbackValue", value.toString()));
      default -> text(parameter);
    };
  }

  private List<Map<String, Object>> expiration() {
    return firstOf(Type.EXPIRATION)
        .map(
            end ->
                List.<Map<String, Object>>of(
                    Map.of(
                        "type",
                        "limited_time_offer",
                        "limitedTimeOffer",
                        Map.of("expirationTimeMs", value(end)))))
        .orElse(List.of());
  }

  private List<Map<String, Object>> buttons(List<Map<?, ?>> buttons) {
    List<Map<String, Object>> filled = new ArrayList<>();
    for (int i = 0; i < buttons.size(); i++) {
      int index = i;
      Map<?, ?> button = buttons.get(i);
      switch (String.valueOf(button.get("type"))) {
        case "URL" ->
            Gaps.in(button.get("url"))
                .forEach(name -> filled.add(button("url", index, text(parameters.get(name)))));
        case "OTP" ->
            firstOf(Type.CODE).ifPresent(code -> filled.add(button("url", index, text(code))));
        case "COPY_CODE" -> firstOf(Type.COUPON).ifPresent(c -> filled.add(coupon(index, c)));
        case "QUICK_REPLY" -> payload(index).ifPresent(filled::add);
        default -> {}
      }
    }
    return filled;
  }

  private Map<String, Object> coupon(int index, TemplateParameter coupon) {
    Map<String, Object> code =
        Map.of("type", "coupon_code", "couponCode", value(coupon).toString());
    return button("copy_code", index, code);
  }

  private Optional<Map<String, Object>> payload(int index) {
    return template.parameters().stream()
        .filter(parameter -> parameter.type() == Type.PAYLOAD && parameter.button() == index)
        .findFirst()
        .map(
            parameter ->
                button(
                    "quick_reply",
                    index,
                    Map.of("type", "payload", "payload", value(parameter).toString())));
  }

  private static Map<String, Object> button(
      String subType, int index, Map<String, Object> parameter) {
    return Map.of(
        "type", "button", "subType", subType, "index", index, "parameters", List.of(parameter));
  }

  private Map<String, Object> text(TemplateParameter parameter) {
    return Map.of("type", "text", "text", value(parameter).toString());
  }

  private static Map<String, Object> parameter(String type, Object value) {
    return Map.of("type", type, type, value);
  }

  private static String key(Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private Object value(TemplateParameter parameter) {
    Object value = values.get(parameter.name());
    return value == null ? "" : value;
  }

  private Optional<TemplateParameter> firstOf(Type type) {
    return template.parameters().stream().filter(known -> known.type() == type).findFirst();
  }
}
