package dev.wattle.command.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.command.rule.Rule.Complaint;
import dev.wattle.command.rule.YamlFile.Step;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every connector keeps to, and most of it every house Kamelet too. */
public final class KameletRules {

  private static final String TEMPLATE = "/spec/template";
  private static final String PROPERTIES = "/spec/definition/properties";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z]+)}}");
  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(secret|token|password|apikey)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> BEANS = Set.of("vendorAnswer", "vendorRefusal");
  private static final Set<String> HOUSE =
      Set.of(
          "kamelet:sink",
          "kamelet:hmac-verify-action",
          "kamelet:oauth-token-action",
          "kamelet:rest-auth-action",
          "kamelet:webhook-verify-action");

  private KameletRules() {}

  /** For every Kamelet. */
  public static List<Rule> all() {
    return List.of(
        new Rule("name", KameletRules::name),
        new Rule("described", KameletRules::described),
        new Rule("secret", KameletRules::secret),
        new Rule("no-body-in-log", KameletRules::log));
  }

  /** For Kamelets that call vendors, besides. */
  public static List<Rule> connectors() {
    return List.of(
        new Rule("declared", KameletRules::declared),
        new Rule("base-url", KameletRules::baseUrl),
        new Rule("clear-headers", KameletRules::clearHeaders),
        new Rule("answer", KameletRules::answer),
        new Rule("reach", KameletRules::reach));
  }

  private static void name(YamlFile file, Complaint complaint) {
    String name = file.root().at("/metadata/name").asText();
    String type =
        file.root().at("/metadata/labels").path("camel.apache.org/kamelet.type").asText("?");
    if (!name.equals(file.name()) || !name.endsWith("-" + type)) {
      String text =
          "the Kamelet is named \"%s\" and is of type \"%s\". Name it as its file: <name>-%s.";
      complaint.at("/metadata/name", text.formatted(name, type, type));
    }
    String title = file.definition().path("title").asText();
    if (!title.toLowerCase(Locale.ROOT).endsWith(" " + type)) {
      complaint.at(
          "/spec/definition/title",
          "the title \"" + title + "\" does not end in the word for its type, " + type + ".");
    }
  }

  private static void described(YamlFile file, Complaint complaint) {
    for (var property : file.properties().properties()) {
      for (String part : List.of("title", "description", "type")) {
        if (!property.getValue().has(part)) {
          complaint.at(
              PROPERTIES + "/" + property.getKey(),
              "the option \"" + property.getKey() + "\" has no " + part + ". Give it one.");
        }
      }
    }
  }

  private static void secret(YamlFile file, Complaint complaint) {
    for (var property : file.properties().properties()) {
      if (isHalfSecret(property.getKey(), property.getValue())) {
        String text =
            "the secret \"%s\" needs both \"format: password\" and the descriptor urn:camel:group:credentials.";
        complaint.at(PROPERTIES + "/" + property.getKey(), text.formatted(property.getKey()));
      }
    }
  }

  private static boolean isHalfSecret(String name, JsonNode property) {
    boolean format = "password".equals(property.path("format").asText());
    boolean descriptor = property.path("x-descriptors").toString().contains("credentials");
    return format != descriptor || SECRET_NAME.matcher(name).matches() && !format;
  }

  private static void log(YamlFile file, Complaint complaint) {
    file.steps(TEMPLATE).stream()
        .filter(step -> "log".equals(step.eip()) && step.value().toString().contains("${body}"))
        .forEach(step -> complaint.at(step.pointer(), "the Kamelet logs a body. Leave it out."));
  }

  private static void declared(YamlFile file, Complaint complaint) {
    Set<String> used = new TreeSet<>();
    Matcher placeholder = PLACEHOLDER.matcher(file.template().toString());
    while (placeholder.find()) {
      used.add(placeholder.group(1));
    }
    Set<String> declared = new TreeSet<>();
    file.properties().fieldNames().forEachRemaining(declared::add);
    used.removeAll(beans(file));
    declared.stream()
        .filter(option -> !used.contains(option))
        .forEach(
            option ->
                complaint.at(
                    PROPERTIES + "/" + option,
                    "the option \"" + option + "\" is declared but not used. Use or remove it."));
    used.stream()
        .filter(option -> !declared.contains(option))
        .forEach(
            option ->
                complaint.at(
                    TEMPLATE,
                    "the template uses {{%s}}, which is no option. %s"
                        .formatted(option, Names.suggest(option, declared))));
  }

  private static void baseUrl(YamlFile file, Complaint complaint) {
    if (!file.name().endsWith("-source") && !file.properties().path("baseUrl").has("default")) {
      complaint.at(PROPERTIES, "there is no option baseUrl with a default. Tests need it.");
    }
  }

  private static void clearHeaders(YamlFile file, Complaint complaint) {
    boolean cleared = false;
    for (Step step : file.steps(TEMPLATE)) {
      cleared |=
          "removeHeaders".equals(step.eip()) && "*".equals(step.value().path("pattern").asText());
      if (step.uri().startsWith("{{baseUrl}}") && !cleared) {
        String text =
            "%s is called before removeHeaders \"*\": a header from outside could redirect it.";
        complaint.at(step.pointer(), text.formatted(step.uri()));
      }
    }
  }

  private static void answer(YamlFile file, Complaint complaint) {
    String steps = file.template().toString();
    boolean calls = file.steps(TEMPLATE).stream().anyMatch(s -> s.uri().startsWith("{{baseUrl}}"));
    if (calls && !(steps.contains("\"vendorAnswer\"") && steps.contains("\"repeatable\""))) {
      complaint.at(
          TEMPLATE,
          "the Kamelet calls a vendor without the bean vendorAnswer or without the property repeatable. Add both.");
    }
  }

  private static void reach(YamlFile file, Complaint complaint) {
    for (Step step : file.steps(TEMPLATE)) {
      boolean uriIsFine =
          step.uri().isEmpty()
              || step.uri().startsWith("{{baseUrl}}")
              || HOUSE.contains(step.uri())
              || step.uri().equals("kamelet:" + file.name().split("-")[0] + "-call-action");
      JsonNode ref = step.value().path("ref");
      if (!uriIsFine || ref.isTextual() && !isBean(file, ref.asText())) {
        String text = "a connector reaches its vendor and %s, not %s.";
        complaint.at(step.pointer(), text.formatted(BEANS, step.uri() + ref.asText()));
      }
    }
  }

  private static boolean isBean(YamlFile file, String ref) {
    return BEANS.contains(ref) || beans(file).stream().anyMatch(b -> ref.equals("{{" + b + "}}"));
  }

  /** The names of the template's own beans. */
  private static Set<String> beans(YamlFile file) {
    return YamlFile.items(file.template().path("beans"))
        .map(bean -> bean.path("name").asText())
        .collect(Collectors.toSet());
  }
}
