package dev.wattle.contact.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our fields and those of one vendor.
 *
 * @param file where it was read
 * @param objects by {@code contact}, {@code deal}, {@code ticket}
 */
public record Mapping(String vendor, String file, Map<String, List<MappedField>> objects) {

  /** Empty if the vendor has no such object. */
  public List<MappedField> fields(String object) {
    return objects.getOrDefault(object, List.of());
  }

  public Optional<MappedField> field(String object, String ours) {
    return fields(object).stream().filter(field -> field.ours().equals(ours)).findFirst();
  }

  /** Theirs, from ours; what does not go out or is not mapped is left away. */
  public ObjectNode out(String object, JsonNode ours) {
    ObjectNode theirs = JsonNodeFactory.instance.objectNode();
    for (MappedField field : fields(object)) {
      JsonNode value = ours.path(field.ours());
      if (field.goesOut() && !value.isMissingNode()) {
        JsonNode written = field.translatedOut(field.type().normal(value));
        field.theirs().forEach(name -> put(theirs, name, written));
      }
    }
    return theirs;
  }

  /** Ours, from theirs; what does not come in, is not mapped or is not there is left away. */
  public ObjectNode in(String object, JsonNode theirs) {
    ObjectNode ours = JsonNodeFactory.instance.objectNode();
    for (MappedField field : fields(object)) {
      if (field.comesIn()) {
        JsonNode value = first(field.theirs(), theirs);
        if (!value.isMissingNode()) {
          ours.set(field.ours(), field.type().normal(field.translatedIn(value)));
        }
      }
    }
    return ours;
  }

  private static JsonNode first(List<String> names, JsonNode theirs) {
    JsonNode found = MissingNode.getInstance();
    for (String name : names) {
      JsonNode value = theirs.has(name) ? theirs.path(name) : theirs.at(pointer(name));
      if (!value.isMissingNode() && (found.isMissingNode() || found.asText("").isEmpty())) {
        found = value;
      }
    }
    return found;
  }

  private static void put(ObjectNode theirs, String name, JsonNode value) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      theirs.set(name, value);
    } else {
      theirs.withObject(pointer(name.substring(0, dot))).set(name.substring(dot + 1), value);
    }
  }

  private static String pointer(String name) {
    return "/" + name.replace('.', '/');
  }
}
