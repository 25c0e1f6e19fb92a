package dev.wattle.contact.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file whose entries know their lines; what is wrong becomes findings, never exceptions. */
final class YamlTree {

  private final String file;
  private final List<Finding> findings;

  YamlTree(String file, List<Finding> findings) {
    this.file = file;
    this.findings = findings;
  }

  /** A value under its key. */
  record Entry(String key, Node value, int line) {}

  /** The entries of the whole file. */
  List<Entry> read(String text) {
    try {
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      @Nullable Node root = yaml.compose(new StringReader(text));
      if (root == null) {
        find(0, "it is empty");
        return List.of();
      }
      return entries(root, "the file");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      find(line, "it is no YAML: " + e.getProblem());
    } catch (YAMLException e) {
      find(0, "it is no YAML");
    }
    return List.of();
  }

  /** Each key once; a second one of the same name is a finding. */
  List<Entry> entries(Node node, String what) {
    if (!(node instanceof MappingNode mapping)) {
      find(line(node), what + " must be keys with values");
      return List.of();
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      int line = line(tuple.getKeyNode());
      if (entries.putIfAbsent(key, new Entry(key, tuple.getValueNode(), line)) != null) {
        find(line, key + " stands here a second time; keep one of them");
      }
    }
    return new ArrayList<>(entries.values());
  }

  /** One text, or a list of texts. */
  List<String> texts(Node node, String what) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> text(item, what)).toList();
    }
    return List.of(text(node, what));
  }

  String text(Node node, String what) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    find(line(node), what + " must be one value");
    return "";
  }

  void find(int line, String message) {
    findings.add(new Finding(file, line, message));
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
