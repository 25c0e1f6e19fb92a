package dev.wattle.whatsapp.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The messages of {@code src/test/resources}, as data. */
final class Fixtures {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final Path RESOURCES = Path.of("src/test/resources");

  private Fixtures() {}

  static List<String> messages() {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("whatsapp-send"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode message(String name) {
    return read(JSON, RESOURCES.resolve("whatsapp-send").resolve(name + ".json"));
  }

  static Stream<JsonNode> rows(String file) {
    JsonNode rows = read(new YAMLMapper(), RESOURCES.resolve(file));
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static JsonNode read(ObjectMapper mapper, Path file) {
    try {
      return mapper.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
