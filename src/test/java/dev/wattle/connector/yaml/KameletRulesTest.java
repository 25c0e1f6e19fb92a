package dev.wattle.connector.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.connector.yaml.YamlFile.Step;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every connector keeps to, and most of it every house Kamelet too. */
class KameletRulesTest {

  private static final List<YamlFile> CONNECTORS =
      YamlFile.in("connectors", ".kamelet.yaml").toList();
  private static final List<YamlFile> ALL =
      Stream.concat(
              CONNECTORS.stream(), YamlFile.in("src/main/resources/kamelets", ".kamelet.yaml"))
          .toList();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z]+)}}");
  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(secret|token|password|apikey)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> BEANS = Set.of("vendorAnswer", "vendorRefusal");

  @Test
  void nameFileTitleAndTypeAgree() {
    check(
        "name",
        ALL,
        (file, findings) -> {
          String name = file.root().at("/metadata/name").asText();
          String type =
              file.root().at("/metadata/labels").path("camel.apache.org/kamelet.type").asText("?");
          if (!name.equals(file.name()) || !name.endsWith("-" + type)) {
            findings.add(file, "is named " + name + " and is of the type " + type);
          }
          String title = file.definition().path("title").asText();
          if (!title.toLowerCase(Locale.ROOT).endsWith(" " + type)) {
            findings.add(file, "has the title " + title);
          }
        });
  }

  @Test
  void everyPropertyHasTitleDescriptionAndType() {
    check(
        "described",
        ALL,
        (file, findings) ->
            file.properties()
                .properties()
                .forEach(
                    property -> {
                      for (String part : List.of("title", "description", "type")) {
                        if (!property.getValue().has(part)) {
                          findings.add(file, property.getKey() + " has no " + part);
                        }
                      }
                    }));
  }

  @Test
  void secretsAreMarkedTwice() {
    check(
        "secret",
        ALL,
        (file, findings) ->
            file.properties().properties().stream()
                .filter(property -> isHalfSecret(property.getKey(), property.getValue()))
                .forEach(
                    property ->
                        findings.add(
                            file,
                            property.getKey() + " needs format password and the descriptor")));
  }

  private static boolean isHalfSecret(String name, JsonNode property) {
    boolean format = "password".equals(property.path("format").asText());
    boolean descriptor = property.path("x-descriptors").toString().contains("credentials");
    return format != descriptor || SECRET_NAME.matcher(name).matches() && !format;
  }

  @Test
  void whatIsDeclaredIsUsedAndWhatIsUsedIsDeclared() {
    check(
        "declared",
        CONNECTORS,
        (file, findings) -> {
          Set<String> used = new TreeSet<>();
          Matcher placeholder = PLACEHOLDER.matcher(file.template().toString());
          while (placeholder.find()) {
            used.add(placeholder.group(1));
          }
          Set<String> declared = new TreeSet<>();
          file.properties().fieldNames().forEachRemaining(declared::add);
          if (!used.equals(declared)) {
            findings.add(file, "declares " + declared + " but uses " + used);
          }
        });
  }

  @Test
  void whoeverCallsAVendorHasABaseUrlWithADefault() {
    check(
        "base-url",
        CONNECTORS,
        (file, findings) -> {
          if (!file.name().endsWith("-source")
              && !file.properties().path("baseUrl").has("default")) {
            findings.add(file, "has no baseUrl with a default");
          }
        });
  }

  @Test
  void headersAreClearedBeforeTheFirstCall() {
    check(
        "clear-headers",
        CONNECTORS,
        (file, findings) -> {
          boolean cleared = false;
          for (Step step : YamlFile.steps(file.template())) {
            cleared |=
                "removeHeaders".equals(step.eip())
                    && "*".equals(step.value().path("pattern").asText());
            if (step.uri().startsWith("{{baseUrl}}") && !cleared) {
              findings.add(file, "calls " + step.uri() + " before removeHeaders \"*\"");
            }
          }
        });
  }

  @Test
  void everyCallIsFollowedByItsAnswerAndSaysWhetherItMayBeRepeated() {
    check(
        "answer",
        CONNECTORS,
        (file, findings) -> {
          String steps = file.template().toString();
          boolean calls = steps.contains("\"{{baseUrl}}/");
          if (calls && !(steps.contains("\"vendorAnswer\"") && steps.contains("\"repeatable\""))) {
            findings.add(file, "calls without the bean vendorAnswer or the property repeatable");
          }
        });
  }

  @Test
  void aConnectorReachesOnlyItsVendorAndTheConnectorRoom() {
    check(
        "reach",
        CONNECTORS,
        (file, findings) ->
            YamlFile.steps(file.template())
                .forEach(
                    step -> {
                      boolean uriIsFine =
                          step.uri().isEmpty()
                              || step.uri().startsWith("{{baseUrl}}")
                              || Set.of(
                                      "kamelet:sink",
                                      "kamelet:hmac-verify-action",
                                      "kamelet:oauth-token-action")
                                  .contains(step.uri());
                      JsonNode ref = step.value().path("ref");
                      if (!uriIsFine || ref.isTextual() && !BEANS.contains(ref.asText())) {
                        findings.add(file, "reaches " + step.uri() + ref.asText());
                      }
                    }));
  }

  @Test
  void nothingIsLogged() {
    check(
        "no-body-in-log",
        ALL,
        (file, findings) -> {
          if (file.text().contains("- log") && file.text().contains("${body}")) {
            findings.add(file, "logs a body");
          }
        });
  }

  private static void check(
      String rule, List<YamlFile> files, BiConsumer<YamlFile, Findings> each) {
    Findings findings = new Findings(rule);
    files.forEach(file -> each.accept(file, findings));
    findings.throwOnce();
  }
}
