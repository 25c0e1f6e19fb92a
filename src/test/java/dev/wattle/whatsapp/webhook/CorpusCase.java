package dev.wattle.whatsapp.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * One payload file and what {@code expected.yaml} beside it says about it.
 *
 * @param refused code of the failure; null if the payload is accepted
 * @param events what comes out, in order
 */
record CorpusCase(
    String name, Path file, @Nullable String refused, List<Map<String, Object>> events) {

  private static final Path ROOT = Path.of("src/test/resources/whatsapp");

  static List<CorpusCase> all() {
    try (Stream<Path> tables = Files.walk(ROOT)) {
      return tables
          .filter(file -> file.endsWith("expected.yaml"))
          .sorted()
          .flatMap(table -> of(table).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> payloads() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] body() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<CorpusCase> of(Path table) {
    List<CorpusCase> cases = new ArrayList<>();
    Path folder = table.getParent();
    try {
      Map<String, Map<String, Object>> entries = new Yaml().load(Files.readString(table));
      entries.forEach(
          (name, entry) ->
              cases.add(
                  new CorpusCase(
                      folder.getFileName() + "/" + name,
                      folder.resolve(name + ".json"),
                      (String) entry.get("refused"),
                      (List<Map<String, Object>>) entry.getOrDefault("events", List.of()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }
}
