package dev.wattle.connector.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.command.rule.YamlFile;
import dev.wattle.connector.fixture.Fixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/connectors} says what the YAML says. */
class GeneratedDocsTest {

  private static final Path FOLDER = Path.of("docs/connectors");
  private static final String COMMAND =
      "mvn -Pdocs test -Dtest=GeneratedDocsTest writes the pages anew; commit them";

  @TestFactory
  Stream<DynamicTest> thePageIsUpToDate() {
    return Shipped.KAMELETS.connectors().stream()
        .map(file -> DynamicTest.dynamicTest(file.name(), () -> check(file)));
  }

  private static void check(YamlFile file) throws Exception {
    Path page = FOLDER.resolve(file.name() + ".md");
    String fresh = page(file);
    if (Boolean.getBoolean("wattle.docs.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(page, fresh);
    }
    assertThat(page).as(COMMAND).exists();
    assertThat(Files.readString(page)).as(COMMAND).isEqualTo(fresh);
  }

  private static String page(YamlFile file) {
    return "# "
        + file.definition().path("title").asText()
        + "\n\n<!-- Written by GeneratedDocsTest from connectors/"
        + file.name()
        + ".kamelet.yaml; change that file. -->\n\n"
        + file.definition().path("description").asText().strip()
        + "\n\n## Options\n\n| Option | Needed | Default | Meaning |\n| --- | --- | --- | --- |\n"
        + options(file)
        + "\n## Example\n\n"
        + example(file)
        + "\n## What happens when\n\n| Case | The vendor answers | Outcome |\n| --- | --- | --- |\n"
        + cases(file);
  }

  private static String options(YamlFile file) {
    List<String> required =
        YamlFile.items(file.definition().path("required")).map(JsonNode::asText).toList();
    return file.properties().properties().stream()
        .map(
            option ->
                "| `%s` | %s | %s | %s |\n"
                    .formatted(
                        option.getKey(),
                        required.contains(option.getKey()) ? "yes" : "",
                        code(option.getValue().path("default").asText("")),
                        option.getValue().path("description").asText()))
        .collect(Collectors.joining());
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private static String example(YamlFile file) {
    String step = file.name().endsWith("-source") ? "from" : "- to";
    String pad = file.name().endsWith("-source") ? "  " : "    ";
    String parameters =
        YamlFile.items(file.definition().path("required"))
            .map(option -> pad + "  " + option.asText() + ": \"{{…}}\"\n")
            .collect(Collectors.joining());
    return "```yaml\n"
        + step
        + ":\n"
        + pad
        + "uri: \"kamelet:"
        + file.name()
        + "\"\n"
        + pad
        + "parameters:\n"
        + parameters
        + "```\n";
  }

  private static String cases(YamlFile file) {
    JsonNode fixture = Fixture.yaml(Path.of("connectors", file.name() + ".fixture.yaml"));
    return YamlFile.items(fixture.path("cases"))
        .map(
            one ->
                "| %s | %s | %s |\n"
                    .formatted(one.path("name").asText(), reply(one), outcome(one.path("then"))))
        .collect(Collectors.joining());
  }

  private static String reply(JsonNode one) {
    JsonNode reply = one.path("reply");
    String status = reply.path("status").asText("");
    return reply.isTextual() ? "no connection" : "none".equals(status) ? "nothing" : status;
  }

  private static String outcome(JsonNode then) {
    return then.has("failure") ? "`" + then.path("failure").asText() + "`" : "passes";
  }
}
