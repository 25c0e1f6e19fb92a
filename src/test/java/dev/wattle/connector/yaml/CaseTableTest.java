package dev.wattle.connector.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.connector.fixture.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/connectors/cases.md}: vendor, operation, case, from the fixtures that the build runs.
 */
class CaseTableTest {

  private static final Path PAGE = Path.of("docs/connectors/cases.md");
  private static final List<String> CALLS =
      List.of("accepted", "throttled", "refused", "broken", "unreachable", "uncertain");
  private static final List<String> WEBHOOKS =
      List.of("event", "bad-signature", "old-timestamp", "duplicate", "malformed");

  @Test
  void thePageIsUpToDate() throws Exception {
    String fresh = page();
    if (Boolean.getBoolean("wattle.docs.write")) {
      Files.writeString(PAGE, fresh);
    }
    assertThat(Files.readString(PAGE))
        .as("mvn -Pdocs test -Dtest='GeneratedDocsTest,CaseTableTest' writes it anew; commit it")
        .isEqualTo(fresh);
  }

  private static String page() {
    List<Fixture> all = Fixture.in("connectors");
    return "# Every operation of every connector, case by case\n\n"
        + "<!-- Written by CaseTableTest from connectors/*.fixture.yaml; change those. -->\n\n"
        + "Each cell is a case that `ConnectorFixtureTest` plays in every build: the outcome if the vendor answers so; `–`\n"
        + "where the operation has no such case. `uncertain` is for calls that may not be repeated.\n\n"
        + "## Calls\n\n"
        + table(all, CALLS, fixture -> !isSource(fixture))
        + "\n## Webhooks\n\n"
        + table(all, WEBHOOKS, CaseTableTest::isSource)
        + "\n## Size\n\nKamelets, fixtures, flows with their fixtures, and the mapping; no Java.\n\n"
        + "| Vendor | Operations | Cases | Files | Lines |\n| --- | --- | --- | --- | --- |\n"
        + sizes(all);
  }

  private static String table(List<Fixture> all, List<String> cases, Predicate<Fixture> wanted) {
    String head =
        cases.stream()
            .collect(Collectors.joining(" | ", "| Vendor | Operation | ", " | Further |\n"));
    return head
        + "| --- ".repeat(cases.size() + 3)
        + "|\n"
        + all.stream()
            .filter(wanted)
            .map(fixture -> row(fixture, cases))
            .collect(Collectors.joining());
  }

  private static String row(Fixture fixture, List<String> cases) {
    String name = name(fixture);
    String cells =
        cases.stream()
            .map(one -> outcome(fixture, one))
            .collect(Collectors.joining(" | ", "", " | "));
    String further =
        fixture.cases().stream()
            .filter(one -> !cases.contains(one.path("name").asText()))
            .map(one -> one.path("name").asText() + ": " + outcome(one))
            .collect(Collectors.joining("; "));
    String operation =
        name.substring(name.indexOf('-') + 1).replaceAll("-(sink|action|source)$", "");
    return "| %s | [%s](%s.md) | %s%s |\n"
        .formatted(vendor(fixture), operation.replace('-', ' '), name, cells, further);
  }

  private static String outcome(Fixture fixture, String name) {
    return fixture.cases().stream()
        .filter(one -> one.path("name").asText().equals(name))
        .map(CaseTableTest::outcome)
        .findFirst()
        .orElse("–");
  }

  private static String outcome(JsonNode one) {
    JsonNode then = one.path("then");
    return then.has("failure") ? then.path("failure").asText() : "passes";
  }

  private static String sizes(List<Fixture> all) {
    Map<String, List<Fixture>> vendors =
        all.stream()
            .collect(
                Collectors.groupingBy(CaseTableTest::vendor, TreeMap::new, Collectors.toList()));
    return vendors.entrySet().stream()
        .map(vendor -> size(vendor.getKey(), vendor.getValue()))
        .collect(Collectors.joining());
  }

  private static String size(String vendor, List<Fixture> fixtures) {
    List<Path> files =
        Stream.of("connectors", "routes/flows", "config/mappings")
            .flatMap(folder -> Fixture.files(folder, ".yaml").stream())
            .filter(file -> List.of(file.getFileName().toString().split("[-.]")).contains(vendor))
            .toList();
    long cases = fixtures.stream().mapToLong(fixture -> fixture.cases().size()).sum();
    long lines = files.stream().mapToLong(CaseTableTest::lines).sum();
    return "| %s | %d | %d | %d | %d |\n"
        .formatted(vendor, fixtures.size(), cases, files.size(), lines);
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String vendor(Fixture fixture) {
    return name(fixture).split("-")[0];
  }

  private static String name(Fixture fixture) {
    return fixture.root().path("kamelet").asText();
  }

  private static boolean isSource(Fixture fixture) {
    return name(fixture).endsWith("-source");
  }
}
