package dev.wattle.connector.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.wattle.connector.yaml.YamlFile.Step;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every flow keeps to; and Camel's own schema, for all YAML. */
class YamlRulesTest {

  private static final List<YamlFile> FLOWS = YamlFile.in("routes/flows", ".camel.yaml").toList();
  private static final Pattern TOKEN = Pattern.compile("\"(?=[^\" ]*\\d)[A-Za-z0-9_-]{24,}\"");
  private static final Set<String> MAPPING =
      Set.of("jq", "simple", "constant", "header", "exchangeProperty", "variable");

  @Test
  void aFlowIsOneRouteNamedAsItsFileWithOneSentence() {
    check(
        "name",
        (file, findings) -> {
          boolean one = file.root().size() == 1 && file.root().path(0).size() == 1;
          if (!one || !file.route().path("id").asText().equals(file.name())) {
            findings.add(file, "has more than one route, or an id that is not the file's name");
          }
          if (!file.route().path("description").asText().endsWith(".")) {
            findings.add(file, "has no sentence as its description");
          }
        });
  }

  @Test
  void theSourceKnowsTheFlow() {
    check(
        "flow-parameter",
        (file, findings) -> {
          JsonNode from = file.route().path("from");
          String flow = from.at("/parameters/flow").asText();
          boolean house = from.path("uri").asText().matches("kamelet:(event|raw)-source");
          if (house && !flow.equals(file.name())
              || !from.path("uri").asText().matches("kamelet:.*-source")) {
            findings.add(file, "comes from " + from.path("uri") + " with the flow " + flow);
          }
        });
  }

  @Test
  void aFlowCallsKameletsOnlyWithOptionsTheyHave() {
    check(
        "kamelets-only",
        (file, findings) ->
            Stream.concat(
                    Stream.of(new Step("from", file.route().path("from"))),
                    YamlFile.steps(file.route()).stream())
                .filter(step -> !step.uri().isEmpty())
                .forEach(step -> checkCall(file, step, findings)));
  }

  private static void checkCall(YamlFile file, Step step, Findings findings) {
    String name = step.uri().replaceFirst("^kamelet:", "");
    Path kamelet =
        Stream.of("connectors/", "src/main/resources/kamelets/")
            .map(folder -> Path.of(folder + name + ".kamelet.yaml"))
            .filter(Files::exists)
            .findFirst()
            .orElse(null);
    if (!step.uri().startsWith("kamelet:") || kamelet == null) {
      findings.add(file, "reaches " + step.uri() + ", which is no Kamelet here");
      return;
    }
    checkOptions(file, step, kamelet, findings);
  }

  private static void checkOptions(YamlFile file, Step step, Path kamelet, Findings findings) {
    String name = kamelet.getFileName().toString().replaceAll("\\..*", "");
    JsonNode definition = dev.wattle.connector.fixture.Fixture.yaml(kamelet).at("/spec/definition");
    JsonNode given = step.value().path("parameters");
    given
        .fieldNames()
        .forEachRemaining(
            option -> {
              if (!definition.path("properties").has(option)) {
                findings.add(file, name + " has no option " + option);
              }
            });
    YamlFile.items(definition.path("required"))
        .filter(option -> !given.has(option.asText()))
        .forEach(option -> findings.add(file, name + " needs the option " + option.asText()));
  }

  @Test
  void failuresAreHandledElsewhere() {
    check(
        "no-failure-handling",
        (file, findings) -> {
          if (Pattern.compile("onException|errorHandler|doTry|doCatch")
              .matcher(file.text())
              .find()) {
            findings.add(file, "handles failures itself");
          }
        });
  }

  @Test
  void aFlowIsShort() {
    check(
        "at-most-12-steps",
        (file, findings) -> {
          int steps = file.route().at("/from/steps").size();
          if (steps > 12) {
            findings.add(file, "has " + steps + " steps");
          }
        });
  }

  @Test
  void nothingLooksLikeASecretOrLogsABody() {
    check(
        "secret",
        (file, findings) -> {
          if (TOKEN.matcher(file.route().toString()).find() || file.text().contains("- log")) {
            findings.add(file, "holds what looks like a token, or logs");
          }
        });
  }

  @Test
  void theOneMappingLanguageIsJq() {
    check(
        "jq-only",
        (file, findings) ->
            file.root().findValues("expression").stream()
                .filter(JsonNode::isObject)
                .forEach(
                    expression ->
                        expression
                            .fieldNames()
                            .forEachRemaining(
                                language -> {
                                  if (!MAPPING.contains(language)) {
                                    findings.add(file, "maps in " + language);
                                  }
                                })));
  }

  @Test
  void camelsOwnSchemaAgrees() throws Exception {
    try (InputStream text = YamlRulesTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(text);
      check(
          "camel-schema",
          (file, findings) ->
              schema
                  .validate(file.root())
                  .forEach(error -> findings.add(file, error.getMessage())));
      Findings findings = new Findings("camel-schema");
      YamlFile.in("connectors", ".kamelet.yaml")
          .forEach(
              file -> {
                JsonNode from =
                    new ObjectMapper()
                        .createArrayNode()
                        .add(
                            new ObjectMapper()
                                .createObjectNode()
                                .set("from", file.template().path("from")));
                schema.validate(from).forEach(error -> findings.add(file, error.getMessage()));
              });
      findings.throwOnce();
    }
  }

  private static void check(String rule, BiConsumer<YamlFile, Findings> each) {
    Findings findings = new Findings(rule);
    FLOWS.forEach(file -> each.accept(file, findings));
    findings.throwOnce();
  }
}
