package dev.wattle.contact.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.contact.mapping.MappedField.Direction;
import dev.wattle.contact.mapping.MappedField.Owner;
import dev.wattle.contact.mapping.YamlTree.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one {@code config/mappings/<vendor>.yaml}. */
final class MappingFile {

  private static final List<String> KEYS = List.of("theirs", "owner", "direction", "values");

  private final String file;
  private final OurFields ours;
  private final YamlTree tree;

  MappingFile(String file, OurFields ours, List<Finding> findings) {
    this.file = file;
    this.ours = ours;
    this.tree = new YamlTree(file, findings);
  }

  /**
   * @param name of the file, without its ending
   */
  Mapping read(String name, String text) {
    Map<String, List<MappedField>> objects = new LinkedHashMap<>();
    String vendor = "";
    for (Entry entry : tree.read(text)) {
      if ("vendor".equals(entry.key())) {
        vendor = tree.text(entry.value(), "vendor");
      } else if (ours.hasObject(entry.key())) {
        objects.put(entry.key(), fields(entry));
      } else {
        tree.find(
            entry.line(), entry.key() + " is no object of ours; use one of " + ours.objects());
      }
    }
    if (!vendor.equals(name)) {
      tree.find(0, "vendor says '" + vendor + "', but the file is named " + name + ".yaml");
    }
    return new Mapping(name, file, objects);
  }

  private List<MappedField> fields(Entry object) {
    List<MappedField> fields = new ArrayList<>();
    for (Entry entry : tree.entries(object.value(), object.key())) {
      Optional<FieldType> type = ours.type(object.key(), entry.key());
      if (type.isEmpty()) {
        String known = "%s is no field of ours; add it to config/fields.yaml or use one of %s";
        tree.find(entry.line(), known.formatted(entry.key(), ours.names(object.key())));
      } else {
        fields.add(field(entry, type.get()));
      }
    }
    return fields;
  }

  private MappedField field(Entry entry, FieldType type) {
    Map<String, Node> given =
        tree.entries(entry.value(), entry.key()).stream()
            .peek(key -> checkKey(entry, key))
            .collect(Collectors.toMap(Entry::key, Entry::value));
    List<String> theirs =
        given.containsKey("theirs") ? tree.texts(given.get("theirs"), "theirs") : List.of();
    if (theirs.isEmpty() || theirs.contains("")) {
      tree.find(entry.line(), entry.key() + " has no theirs: the name of the vendor's field");
    }
    Owner owner = word(entry, given, "owner", Owner.NEWEST);
    Direction direction = word(entry, given, "direction", usual(owner));
    Map<String, JsonNode> values = new LinkedHashMap<>();
    if (given.containsKey("values")) {
      tree.entries(given.get("values"), "values")
          .forEach(value -> values.put(value.key(), json(value.value())));
    }
    return new MappedField(entry.key(), type, theirs, owner, direction, values, entry.line());
  }

  private void checkKey(Entry entry, Entry key) {
    if (!KEYS.contains(key.key())) {
      tree.find(key.line(), entry.key() + " has no option " + key.key() + "; use " + KEYS);
    }
  }

  private static Direction usual(Owner owner) {
    return switch (owner) {
      case WATTLE -> Direction.OUT;
      case VENDOR -> Direction.IN;
      case NEWEST -> Direction.BOTH;
    };
  }

  private <E extends Enum<E>> E word(Entry entry, Map<String, Node> given, String key, E usual) {
    Node node = given.get(key);
    if (node == null) {
      return usual;
    }
    String word = tree.text(node, key);
    E[] all = usual.getDeclaringClass().getEnumConstants();
    return Arrays.stream(all)
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseGet(
            () -> {
              String text = "%s has the %s '%s'; use one of %s";
              String known = Arrays.toString(all).toLowerCase(Locale.ROOT);
              tree.find(YamlTree.line(node), text.formatted(entry.key(), key, word, known));
              return usual;
            });
  }

  private JsonNode json(Node node) {
    String text = tree.text(node, "values");
    if (node instanceof ScalarNode scalar && Tag.BOOL.equals(scalar.getTag())) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    return Tag.INT.equals(node.getTag()) && text.matches("-?\\d{1,9}")
        ? IntNode.valueOf(Integer.parseInt(text))
        : TextNode.valueOf(text);
  }
}
