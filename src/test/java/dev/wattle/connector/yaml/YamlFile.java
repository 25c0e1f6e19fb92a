package dev.wattle.connector.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.connector.fixture.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A Kamelet or a flow: its text, and what YAML makes of it. */
record YamlFile(Path path, String text, JsonNode root) {

  static Stream<YamlFile> in(String folder, String ending) {
    return Fixture.files(folder, ending).stream().map(YamlFile::of);
  }

  private static YamlFile of(Path path) {
    try {
      return new YamlFile(path, Files.readString(path), Fixture.yaml(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's name without its two endings. */
  String name() {
    return path.getFileName().toString().replaceAll("\\..*", "");
  }

  JsonNode definition() {
    return root.at("/spec/definition");
  }

  JsonNode properties() {
    return definition().path("properties");
  }

  JsonNode template() {
    return root.at("/spec/template");
  }

  JsonNode route() {
    return root.at("/0/route");
  }

  /** Every step below a list of steps, those inside filter and choice too, in the order written. */
  static List<Step> steps(JsonNode below) {
    List<Step> found = new ArrayList<>();
    if (below.isArray()) {
      below.forEach(item -> found.addAll(steps(item)));
    } else if (below.isObject()) {
      below
          .properties()
          .forEach(
              field -> {
                if ("steps".equals(field.getKey())) {
                  field.getValue().forEach(step -> found.addAll(step(step)));
                } else {
                  found.addAll(steps(field.getValue()));
                }
              });
    }
    return found;
  }

  private static List<Step> step(JsonNode step) {
    List<Step> found = new ArrayList<>();
    step.properties().forEach(field -> found.add(new Step(field.getKey(), field.getValue())));
    found.addAll(steps(step));
    return found;
  }

  static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  record Step(String eip, JsonNode value) {
    String uri() {
      return value.path("uri").asText(value.isTextual() ? value.asText() : "");
    }
  }
}
