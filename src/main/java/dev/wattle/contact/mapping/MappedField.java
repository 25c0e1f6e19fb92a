package dev.wattle.contact.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/**
 * One line of a mapping.
 *
 * @param theirs names at the vendor, a dot for a field inside an object; all are written, and read
 *     is the first that holds something
 * @param values our word to theirs; words that are not in it stay as they are
 * @param line where it stands in its file
 */
public record MappedField(
    String ours,
    FieldType type,
    List<String> theirs,
    Owner owner,
    Direction direction,
    Map<String, JsonNode> values,
    int line) {

  /** Whose value is right when both differ. */
  public enum Owner {
    WATTLE,
    VENDOR,
    NEWEST
  }

  /** Which way values go. */
  public enum Direction {
    IN,
    OUT,
    BOTH
  }

  /** Whether our value is written at the vendor. */
  public boolean goesOut() {
    return direction != Direction.IN;
  }

  /** Whether the vendor's value is read. */
  public boolean comesIn() {
    return direction != Direction.OUT;
  }

  JsonNode translatedOut(JsonNode ours) {
    return values.getOrDefault(ours.asText(), ours);
  }

  JsonNode translatedIn(JsonNode theirs) {
    return values.entrySet().stream()
        .filter(pair -> pair.getValue().asText().equalsIgnoreCase(theirs.asText()))
        .map(pair -> (JsonNode) TextNode.valueOf(pair.getKey()))
        .findFirst()
        .orElse(theirs);
  }
}
