package dev.wattle.sandbox.zoho;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The records of all modules. */
final class Records {

  /** Is told what was written, by whom: our API user or a colleague on the screen. */
  @FunctionalInterface
  interface Changes {
    void changed(String module, String operation, String id);
  }

  private static final long FIRST = 5_725_767_000_000_524L;
  private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");

  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
  private final Changes changes;
  private final Clock clock;

  Records(ObjectStore store, Changes changes, Clock clock) {
    Modules.names().forEach(name -> shelves.put(name, new Shelf(store, "zoho", name)));
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * @throws ZohoError if there is no such module
   */
  List<ObjectNode> all(String module) {
    return shelf(module).all();
  }

  Optional<ObjectNode> get(String module, String id) {
    return shelf(module).get(id);
  }

  Optional<ObjectNode> find(String module, String field, String value) {
    return all(module).stream()
        .filter(record -> value.equals(record.path(field).asText(null)))
        .findFirst();
  }

  synchronized ObjectNode create(String module, JsonNode row) {
    Modules.check(module, row, true);
    unique(module, row, "");
    String id = shelf(module).nextId(FIRST);
    ObjectNode record = JsonNodeFactory.instance.objectNode().put("id", id);
    record.setAll((ObjectNode) row);
    stamp(record, "API");
    record.set("Created_Time", record.get("Modified_Time"));
    shelf(module).put(id, record);
    changes.changed(module, "insert", id);
    return record;
  }

  /**
   * @param by who writes: API, or a colleague's name
   * @throws ZohoError INVALID_DATA for an unknown id, ID_ALREADY_CONVERTED for a lead that is none
   *     any more, RECORD_IN_BLUEPRINT and RECORD_LOCKED for records that are marked so
   */
  synchronized ObjectNode update(String module, String id, JsonNode row, String by) {
    ObjectNode old = get(module, id).orElseThrow(() -> ZohoError.field("INVALID_DATA", "id"));
    if (old.has("sandbox_state")) {
      throw ZohoError.of(400, old.path("sandbox_state").asText());
    }
    Modules.check(module, row, false);
    unique(module, row, id);
    ObjectNode record = old.deepCopy();
    record.setAll((ObjectNode) row);
    stamp(record.put("id", id), by);
    shelf(module).put(id, record);
    changes.changed(module, "update", id);
    return record;
  }

  /** Makes it a record that refuses changes with that code. */
  void mark(String module, String id, String code) {
    shelf(module).change(id, record -> record.put("sandbox_state", code));
  }

  private void stamp(ObjectNode record, String by) {
    String now =
        clock
            .instant()
            .truncatedTo(ChronoUnit.SECONDS)
            .atZone(ZONE)
            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    record.put("Modified_Time", now);
    record.putObject("Modified_By").put("id", "API".equals(by) ? "1" : "2").put("name", by);
  }

  private void unique(String module, JsonNode row, String self) {
    row.properties().stream()
        .filter(field -> Modules.isUnique(field.getKey()) && !field.getValue().isNull())
        .forEach(
            field ->
                find(module, field.getKey(), field.getValue().asText())
                    .map(other -> other.path("id").asText())
                    .filter(other -> !other.equals(self))
                    .ifPresent(
                        other -> {
                          throw ZohoError.duplicate(field.getKey(), module, other);
                        }));
  }

  private Shelf shelf(String module) {
    Shelf shelf = shelves.get(module);
    if (shelf == null) {
      throw ZohoError.of(400, "INVALID_MODULE");
    }
    return shelf;
  }
}
