package dev.wattle.whatsapp.webhook.split;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.Lenient;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in a webhook an item stands.
 *
 * @param waba empty until an entry names it
 * @param time when Meta sent it; null if it does not say
 * @param field empty until a change, or a level above it by mistake, names it
 * @param metadata our number; null for news about an account
 * @param extra small things on the way down that we do not know, by path
 */
public record Origin(
    String waba,
    @Nullable JsonNode time,
    String field,
    @Nullable JsonNode metadata,
    Map<String, JsonNode> extra) {

  static Origin nowhere() {
    return new Origin("", null, "", null, Map.of());
  }

  Origin entry(JsonNode entry) {
    String id = Lenient.text(entry, "id");
    return new Origin(id == null ? waba : id, entry.get("time"), field, metadata, extra);
  }

  /** The nearest level that names the field wins. */
  Origin field(JsonNode level) {
    String name = Lenient.text(level, "field");
    return name == null ? this : new Origin(waba, time, name, metadata, extra);
  }

  Origin metadata(@Nullable JsonNode ours) {
    return new Origin(waba, time, field, ours, extra);
  }

  Origin extra(String path, JsonNode value) {
    Map<String, JsonNode> more = new LinkedHashMap<>(extra);
    more.put(path, value);
    return new Origin(waba, time, field, metadata, more);
  }

  /** Null for news about an account. */
  public @Nullable String numberId() {
    return metadata == null ? null : Lenient.text(metadata, "phone_number_id");
  }
}
