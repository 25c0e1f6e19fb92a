package dev.wattle.connector.yaml;

import dev.wattle.command.rule.Finding;
import dev.wattle.command.rule.Kamelets;
import dev.wattle.command.rule.Rule;
import dev.wattle.command.rule.YamlFile;
import dev.wattle.connector.fixture.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/** The YAML of this repository. */
final class Shipped {

  static final List<YamlFile> FLOWS = in("routes/flows", ".camel.yaml");
  static final List<YamlFile> SYSTEM = in("routes/system", ".camel.yaml");
  static final Kamelets KAMELETS =
      new Kamelets(
          in("connectors", ".kamelet.yaml"), in("src/main/resources/kamelets", ".kamelet.yaml"));

  private Shipped() {}

  private static List<YamlFile> in(String folder, String ending) {
    return Fixture.files(folder, ending).stream().map(Shipped::read).toList();
  }

  private static YamlFile read(Path path) {
    try {
      return YamlFile.of(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One test for each rule. */
  static Stream<DynamicTest> tests(Collection<Rule> rules, Collection<YamlFile> files) {
    return rules.stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.name(),
                    () -> {
                      List<Finding> findings =
                          files.stream().flatMap(file -> rule.apply(file).stream()).toList();
                      Assertions.assertThat(findings).as("findings").isEmpty();
                    }));
  }
}
