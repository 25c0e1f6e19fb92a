package dev.wattle.whatsapp.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes a good payload strange, and marks places in it so that losses show. */
final class JsonMutator {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String MARK = "mark-";

  private final Random random;
  private int marks;

  JsonMutator(Random random) {
    this.random = random;
  }

  JsonNode mutate(JsonNode payload, List<JsonNode> others) {
    JsonNode result = payload.deepCopy();
    for (int i = random.nextInt(6); i >= 0; i--) {
      List<JsonNode> containers = new ArrayList<>();
      collect(result, containers);
      if (!containers.isEmpty()) {
        change(containers.get(random.nextInt(containers.size())), others);
      }
    }
    return result;
  }

  /** Marks in a payload, except in profiles: those go along with whoever they belong to. */
  static void marks(JsonNode node, Set<String> found) {
    if (node.isTextual() && node.textValue().startsWith(MARK)) {
      found.add(node.textValue());
    }
    if (node.isArray()) {
      node.forEach(child -> marks(child, found));
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      if (!"contacts".equals(child.getKey())) {
        marks(child.getValue(), found);
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode() && !node.isEmpty()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private void change(JsonNode container, List<JsonNode> others) {
    if (container instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.set(at, strange(array.get(at), others));
        case 1 -> array.add(array.get(at).deepCopy());
        case 2 -> array.remove(at);
        default -> array.insert(at, mark());
      }
    } else if (container instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(6)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "_x", object.remove(name));
        case 2 -> object.set("unknown" + random.nextInt(9), mark());
        case 3 -> object.set(name, mark());
        default -> object.set(name, strange(object.get(name), others));
      }
    }
  }

  private JsonNode strange(JsonNode old, List<JsonNode> others) {
    return switch (random.nextInt(12)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(new BigDecimal("1E" + (random.nextInt(4000) - 2000)));
      case 4 -> NODES.numberNode(new BigInteger(600, random));
      case 5 -> NODES.textNode(old.asText());
      case 6 -> NODES.textNode(text());
      case 7 -> NODES.arrayNode().add(old);
      case 8 -> NODES.objectNode().set("wrapped", old);
      case 9 -> NODES.objectNode();
      case 10 -> NODES.arrayNode();
      default -> others.get(random.nextInt(others.size())).deepCopy();
    };
  }

  private JsonNode mark() {
    JsonNode mark = NODES.textNode(MARK + marks++ + "-");
    return random.nextBoolean() ? mark : NODES.objectNode().set("m", mark);
  }

  /** Any UTF-16 units: halves of characters, NUL, control characters. */
  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      boolean usual = random.nextInt(3) > 0;
      text.append((char) (usual ? random.nextInt(128) : random.nextInt(0x10000)));
    }
    return text.toString();
  }
}
