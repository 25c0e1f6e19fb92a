package dev.wattle.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.event.Addresses;

/** JSON whose texts show no address; numbers and names of fields stay as they are. */
public final class MaskedTree {

  private MaskedTree() {}

  /** A copy. */
  public static JsonNode of(JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(Addresses.masked(node.textValue()));
    }
    if (node.isArray()) {
      var copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> copy.add(of(element)));
      return copy;
    }
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(field -> copy.set(field.getKey(), of(field.getValue())));
      return copy;
    }
    return node;
  }
}
