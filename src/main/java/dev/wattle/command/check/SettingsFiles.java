package dev.wattle.command.check;

import dev.wattle.command.rule.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The files of settings: where one is no YAML, nothing else can be said. */
final class SettingsFiles {

  private SettingsFiles() {}

  static List<Finding> unreadable(Path folder) {
    List<Finding> findings = new ArrayList<>();
    Path config = folder.resolve("config");
    for (Path place : List.of(folder, config, config.resolve("consent"))) {
      for (Path file : files(place)) {
        String name =
            folder.toString().isEmpty() ? file.toString() : folder.relativize(file).toString();
        try {
          new Yaml().composeAll(Files.newBufferedReader(file)).forEach(document -> {});
        } catch (MarkedYAMLException e) {
          int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
          findings.add(new Finding(name, line, "yaml", "this is no YAML: " + e.getProblem() + "."));
        } catch (IOException e) {
          throw new UncheckedIOException(name, e);
        }
      }
    }
    return findings;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder.toAbsolutePath())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }
}
