package dev.wattle.command.rule.reference;

import dev.wattle.command.rule.Names;
import dev.wattle.command.rule.Rule;
import dev.wattle.command.rule.Rule.Complaint;
import dev.wattle.command.rule.YamlFile;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every {@code {{key}}} is a setting, or an option of the Kamelet that it stands in. */
public final class Placeholders {

  /**
   * Without those that have a default, {@code {{key:default}}}, or may be missing, {@code
   * {{?key}}}.
   */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z][A-Za-z0-9._-]*)}}");

  private static final Pattern ANY = Pattern.compile("\\{\\{[^{}]*}}");

  private final Predicate<String> isSetting;
  private final Set<String> settings;

  private Placeholders(Predicate<String> isSetting, Set<String> settings) {
    this.isSetting = isSetting;
    this.settings = new TreeSet<>(settings);
  }

  /**
   * @param isSetting whether a key has a value, be it empty
   * @param settings keys to be suggested
   */
  public static Rule rule(Predicate<String> isSetting, Set<String> settings) {
    return new Rule("placeholder", new Placeholders(isSetting, settings)::check);
  }

  /** Where a placeholder stands first; line 1 where it does not. */
  public static int line(String text, String key) {
    int at = text.indexOf("{{" + key + "}}");
    return at < 0 ? 1 : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private void check(YamlFile file, Complaint complaint) {
    Set<String> own = new TreeSet<>();
    file.properties().fieldNames().forEachRemaining(own::add);
    file.template().path("beans").forEach(bean -> own.add(bean.path("name").asText()));
    walk("", file, own, complaint);
  }

  private void walk(String pointer, YamlFile file, Set<String> own, Complaint complaint) {
    var node = file.root().at(pointer);
    if (node.isTextual()) {
      braces(pointer, node.textValue(), complaint);
      Matcher placeholder = PLACEHOLDER.matcher(node.textValue());
      while (placeholder.find()) {
        String key = placeholder.group(1);
        if (!own.contains(key) && !isSetting.test(key)) {
          String text = "{{%s}} has no value: there is no setting of this name. %s";
          complaint.at(pointer, text.formatted(key, near(key)));
        }
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(pointer + "/" + i, file, own, complaint);
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!"description".equals(name)) {
                String part = name.replace("~", "~0").replace("/", "~1");
                walk(pointer + "/" + part, file, own, complaint);
              }
            });
  }

  private static void braces(String pointer, String text, Complaint complaint) {
    String rest = text;
    String before = "";
    while (!rest.equals(before)) {
      before = rest;
      rest = ANY.matcher(rest).replaceAll("");
    }
    if (!rest.equals(text) && rest.contains("}}")) {
      String sentence =
          "\"}}\" beside a {{placeholder}} would be taken for its end. Write \"} }\".";
      complaint.at(pointer, sentence);
    }
  }

  private String near(String key) {
    String suggestion = Names.suggest(key, settings);
    return suggestion.startsWith("Known") ? "Add it to config/application.yaml." : suggestion;
  }
}
