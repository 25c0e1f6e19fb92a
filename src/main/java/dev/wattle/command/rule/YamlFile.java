package dev.wattle.command.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A Kamelet or a route: its text, and what YAML makes of it.
 *
 * @param path as findings name it
 * @param composed the same content with its lines; null for an empty file
 */
public record YamlFile(String path, String text, JsonNode root, @Nullable Node composed) {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /**
   * @throws org.yaml.snakeyaml.error.MarkedYAMLException with the line, if it is no YAML
   * @throws IllegalArgumentException if it is YAML that cannot be JSON
   */
  public static YamlFile of(String path, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    @Nullable Node composed = new Yaml(options).compose(new StringReader(text));
    try {
      JsonNode root = YAML.readTree(text);
      return new YamlFile(path, text, root, composed);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /** The file's name without its two endings. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1).replaceAll("\\..*", "");
  }

  public JsonNode definition() {
    return root.at("/spec/definition");
  }

  public JsonNode properties() {
    return definition().path("properties");
  }

  public JsonNode template() {
    return root.at("/spec/template");
  }

  public JsonNode route() {
    return root.at("/0/route");
  }

  /** Where that part, or what there is on the way to it, stands; counted from 1. */
  public int line(String pointer) {
    @Nullable Node node = composed;
    int line = 1;
    for (String part : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
      String key = part.replace("~1", "/").replace("~0", "~");
      if (node instanceof MappingNode map) {
        node = null;
        for (NodeTuple entry : map.getValue()) {
          if (entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
            line = name.getStartMark().getLine() + 1;
            node = entry.getValueNode();
          }
        }
      } else if (node instanceof SequenceNode list && key.matches("\\d+")) {
        int index = Integer.parseInt(key);
        node = index < list.getValue().size() ? list.getValue().get(index) : null;
        line = node == null ? line : node.getStartMark().getLine() + 1;
      }
    }
    return line;
  }

  /** Every step below a part, those inside filter and choice too, in the order written. */
  public List<Step> steps(String pointer) {
    List<Step> found = new ArrayList<>();
    collect(pointer, root.at(pointer), found);
    return found;
  }

  private static void collect(String pointer, JsonNode below, List<Step> found) {
    for (int i = 0; below.isArray() && i < below.size(); i++) {
      collect(pointer + "/" + i, below.get(i), found);
    }
    for (var field : below.properties()) {
      String at = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
      for (int i = 0; "steps".equals(field.getKey()) && i < field.getValue().size(); i++) {
        JsonNode step = field.getValue().get(i);
        String here = at + "/" + i + "/";
        step.properties()
            .forEach(eip -> found.add(new Step(eip.getKey(), eip.getValue(), here + eip.getKey())));
        collect(at + "/" + i, step, found);
      }
      if (!"steps".equals(field.getKey())) {
        collect(at, field.getValue(), found);
      }
    }
  }

  public static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /**
   * One step of a route.
   *
   * @param pointer where its value stands in the file
   */
  public record Step(String eip, JsonNode value, String pointer) {

    /** Of an endpoint; empty for other steps. */
    public String uri() {
      return value.path("uri").asText(value.isTextual() ? value.asText() : "");
    }
  }
}
