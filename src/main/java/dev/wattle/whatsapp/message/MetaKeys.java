package dev.wattle.whatsapp.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Our keys are camelCase, Meta's are snake_case; the words are the same. */
final class MetaKeys {

  private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z0-9])");

  /** What a flow is handed has keys of its own. */
  private static final Set<String> UNTOUCHED = Set.of("data", "flowActionData");

  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private MetaKeys() {}

  static JsonNode of(JsonNode ours) {
    if (ours.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(ours.size());
      ours.forEach(item -> array.add(of(item)));
      return array;
    }
    return ours.isObject() ? object(ours) : ours;
  }

  static ObjectNode object(JsonNode ours) {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : ours.properties()) {
      String key = entry.getKey();
      meta.set(key(key), UNTOUCHED.contains(key) ? entry.getValue() : of(entry.getValue()));
    }
    return meta;
  }

  private static String key(String ours) {
    String known = KNOWN.get(ours);
    if (known == null) {
      known = WORD.matcher(ours).replaceAll("_").toLowerCase(Locale.ROOT);
      // Only our own words get here after the check of limits, except an order's: keep it small.
      if (KNOWN.size() < 1_000) {
        KNOWN.put(ours, known);
      }
    }
    return known;
  }
}
