package dev.wattle.template;

import dev.wattle.template.TemplateParameter.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Meta's rules on a template, so that a bad one is found here and not in its review. */
final class TemplateRules {

  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");
  private static final Pattern PARAMETER = Pattern.compile("[a-z_]+|[1-9]\\d?");
  private static final Pattern BARE_BODY =
      Pattern.compile("(?s)^\\s*\\{\\{.*|.*}}\\W*$|.*}}\\s*\\{\\{.*");

  private final Template template;
  private final List<String> broken = new ArrayList<>();

  private TemplateRules(Template template) {
    this.template = template;
  }

  /**
   * @return what is wrong, each with its key
   */
  static List<String> check(Template template) {
    TemplateRules rules = new TemplateRules(template);
    rules.refuseUnless(NAME, template.name(), "name");
    rules.refuseUnless(LANGUAGE, template.language(), "language");
    rules.parameters();
    rules.components();
    rules.timeToLive();
    return rules.broken;
  }

  private void parameters() {
    Set<String> written = new HashSet<>();
    Set<String> names = new HashSet<>();
    template.components().forEach(component -> written.addAll(gaps(component)));
    for (TemplateParameter parameter : template.parameters()) {
      refuseUnless(PARAMETER, parameter.name(), "parameters." + parameter.name());
      String key = "parameters." + parameter.name();
      refuseIf(!names.add(parameter.name()), key, "stands there twice");
      refuseIf(parameter.example().isBlank(), key + ".example", "is empty");
      refuseIf(
          parameter.type().isWritten() && !written.remove(parameter.name()), key, "is not used");
    }
    written.forEach(name -> refuseIf(true, "parameters", "lacks " + name));
    long kinds =
        template.parameters().stream()
            .filter(parameter -> parameter.type().isWritten())
            .map(TemplateParameter::isPositional)
            .distinct()
            .count();
    refuseIf(kinds > 1, "parameters", "mixes named and positional ones");
  }

  /** Meta's ranges; -1 stands for 30 days. */
  private void timeToLive() {
    Integer seconds = template.sendTtlSeconds();
    if (seconds == null) {
      return;
    }
    boolean fits =
        switch (template.category()) {
          case AUTHENTICATION -> seconds == -1 || seconds >= 30 && seconds <= 900;
          case UTILITY -> seconds == -1 || seconds >= 30 && seconds <= 43_200;
          case MARKETING -> seconds >= 43_200 && seconds <= 2_592_000;
        };
    refuseIf(
        !fits,
        "message-send-ttl-seconds",
        "is out of range: 30 to 900 for authentication, 30 to 43200 for utility, 43200 to 2592000 for marketing");
  }

  private static Set<String> gaps(Map<String, Object> component) {
    Set<String> gaps = new HashSet<>(Gaps.in(component.get("text")));
    Gaps.buttons(component).forEach(button -> gaps.addAll(Gaps.in(button.get("url"))));
    return gaps;
  }

  private void components() {
    Set<String> types =
        template.components().stream()
            .map(component -> String.valueOf(component.get("type")))
            .collect(Collectors.toSet());
    refuseIf(types.size() < template.components().size(), "components", "names a type twice");
    refuseIf(!types.contains("BODY"), "components", "lacks a BODY");
    boolean offer = types.contains("LIMITED_TIME_OFFER");
    for (Map<String, Object> component : template.components()) {
      Object text = component.get("text");
      switch (String.valueOf(component.get("type"))) {
        case "HEADER" -> header(component);
        case "BODY" -> body(text, offer ? 600 : 1024);
        case "FOOTER" -> {
          limit("components.FOOTER.text", text, 60);
          refuseIf(!Gaps.in(text).isEmpty(), "components.FOOTER.text", "may have no parameter");
        }
        case "BUTTONS" -> buttons(Gaps.buttons(component));
        case "LIMITED_TIME_OFFER", "CAROUSEL" -> {}
        default -> refuseIf(true, "components", "knows no type " + component.get("type"));
      }
    }
  }

  private void header(Map<String, Object> component) {
    Object format = component.get("format");
    limit("components.HEADER.text", component.get("text"), 60);
    refuseIf(
        Gaps.in(component.get("text")).size() > 1,
        "components.HEADER.text",
        "may have one parameter only");
    boolean text = "TEXT".equals(format);
    boolean filled =
        template.parameters().stream().anyMatch(known -> known.type().name().equals(format));
    refuseIf(
        text != (component.get("text") != null) || !text && !filled,
        "components.HEADER",
        "needs a text with format TEXT, else a parameter of the type that format names");
  }

  private void body(@Nullable Object text, int longest) {
    String key = "components.BODY.text";
    if (template.category() == Category.AUTHENTICATION) {
      refuseIf(text != null, key, "is Meta's own in an authentication template: leave it out");
      boolean code = template.parameters().stream().anyMatch(known -> known.type() == Type.CODE);
      refuseIf(!code, "parameters", "lacks one of type code");
      return;
    }
    refuseIf(!(text instanceof String written) || written.isBlank(), key, "is empty");
    limit(key, text, longest);
    refuseIf(
        text instanceof String written && BARE_BODY.matcher(written).matches(),
        key,
        "has a parameter first, last, or right after another: put words there");
  }

  private void buttons(List<Map<?, ?>> buttons) {
    String key = "components.BUTTONS";
    refuseIf(buttons.isEmpty() || buttons.size() > 10, key, "needs 1 to 10 buttons");
    refuseIf(count(buttons, "URL") > 2, key, "may have two of type URL");
    refuseIf(count(buttons, "PHONE_NUMBER") > 1, key, "may have one of type PHONE_NUMBER");
    refuseIf(count(buttons, "COPY_CODE") > 1, key, "may have one of type COPY_CODE");
    for (int i = 0; i < buttons.size(); i++) {
      Object url = buttons.get(i).get("url");
      limit(key + "[" + i + "].text", buttons.get(i).get("text"), 25);
      limit(key + "[" + i + "].url", url, 2000);
      refuseIf(
          Gaps.in(url).size() > 1 || Gaps.in(url).size() == 1 && !url.toString().endsWith("}}"),
          key + "[" + i + "].url",
          "may have one parameter, at its end");
    }
  }

  private static long count(List<Map<?, ?>> buttons, String type) {
    return buttons.stream().filter(button -> type.equals(button.get("type"))).count();
  }

  private void limit(String key, @Nullable Object text, int longest) {
    if (text instanceof String written) {
      int length = written.codePointCount(0, written.length());
      refuseIf(length > longest, key, "has " + length + " characters of at most " + longest);
    }
  }

  private void refuseUnless(Pattern form, String value, String key) {
    refuseIf(!form.matcher(value).matches(), key, "is '" + value + "', not of the form " + form);
  }

  private void refuseIf(boolean wrong, String key, String what) {
    if (wrong) {
      broken.add(key + " " + what);
    }
  }
}
