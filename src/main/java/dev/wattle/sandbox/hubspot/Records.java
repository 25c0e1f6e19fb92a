package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import dev.wattle.sandbox.store.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects of one type. Unique values are looked up without a search. */
final class Records {

  /** Who changes something, as HubSpot calls it. */
  enum Source {
    INTEGRATION,
    CRM_UI
  }

  /** Is told what changed. */
  @FunctionalInterface
  interface PropertyChanges {
    void changed(String type, String id, ObjectNode values, Source source);

    default void changed(String type, String id, ObjectNode values, Source source, Instant at) {
      changed(type, id, values, source);
    }
  }

  private final String type;
  private final Shelf shelf;
  private final Properties properties;
  private final PropertyChanges changes;
  private final Clock clock;
  private final Map<String, String> unique = new HashMap<>();
  private final Map<String, String> merged = new HashMap<>();

  /**
   * @param changes told of every property that has another value, if it may be told
   */
  Records(String type, Shelf shelf, Properties properties, PropertyChanges changes, Clock clock) {
    this.type = type;
    this.shelf = shelf;
    this.changes = changes;
    this.properties = properties;
    this.clock = clock;
    shelf.all().forEach(this::index);
  }

  /**
   * @param idProperty null for the object id
   */
  synchronized Optional<ObjectNode> find(@Nullable String idProperty, String id) {
    if (idProperty == null || "hs_object_id".equals(idProperty)) {
      return shelf.get(merged.getOrDefault(id, id));
    }
    if (!properties.isUnique(type, idProperty)) {
      throw HubSpotError.validation(idProperty + " is no unique property of " + type);
    }
    return Optional.ofNullable(unique.get(key(idProperty, id))).flatMap(shelf::get);
  }

  List<ObjectNode> all() {
    return shelf.all();
  }

  /**
   * @throws HubSpotError 400 for invalid values, 409 for an e-mail address that is taken
   */
  synchronized ObjectNode create(JsonNode given) {
    properties.check(type, given);
    taken(given, null);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String now = at.toString();
    String id = shelf.nextId(501);
    ObjectNode created = JsonNodeFactory.instance.objectNode().put("id", id);
    ObjectNode values = created.putObject("properties");
    values.setAll((ObjectNode) given);
    values.put("createdate", now).put("lastmodifieddate", now).put("hs_object_id", id);
    created.put("createdAt", now).put("updatedAt", now).put("archived", false);
    ObjectEndpoint.remember(created, given, now, Source.INTEGRATION);
    ObjectNode saved = saved(id, created);
    changes.changed(type, id, (ObjectNode) given, Source.INTEGRATION, at);
    return saved;
  }

  /**
   * @throws HubSpotError as {@link #create}
   */
  ObjectNode update(String id, JsonNode given) {
    return update(id, given, Source.INTEGRATION);
  }

  /** As above, by whoever it is. */
  synchronized ObjectNode update(String id, JsonNode given, Source source) {
    properties.check(type, given);
    taken(given, id);
    ObjectNode changed = shelf.get(id).orElseThrow(HubSpotError::notFound).deepCopy();
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String now = at.toString();
    ObjectNode values = (ObjectNode) changed.get("properties");
    ObjectNode different = JsonNodeFactory.instance.objectNode();
    given
        .properties()
        .forEach(
            field -> {
              if (!values.path(field.getKey()).asText("").equals(field.getValue().asText())) {
                different.set(field.getKey(), field.getValue());
              }
            });
    values.setAll((ObjectNode) given);
    values.put("lastmodifieddate", now);
    ObjectEndpoint.remember(changed, different, now, source);
    ObjectNode saved = saved(id, changed.put("updatedAt", now));
    changes.changed(type, id, different, source, at);
    return saved;
  }

  /** Remembers links to other objects, which the object itself does not show. */
  synchronized void link(String id, String toType, String toId) {
    shelf.change(id, record -> record.withObject("/links").withArray(toType).add(toId));
  }

  /** Both become a new one, which is found by their ids, too; the first's values count. */
  synchronized ObjectNode merge(String first, String second) {
    ObjectNode one = shelf.get(first).orElseThrow(HubSpotError::notFound);
    ObjectNode both = shelf.get(second).orElseThrow(HubSpotError::notFound).deepCopy();
    ObjectNode values = (ObjectNode) both.get("properties");
    values.setAll((ObjectNode) one.get("properties"));
    String id = shelf.nextId(501);
    values.put("hs_object_id", id);
    archive(first);
    archive(second);
    merged.replaceAll((old, now) -> now.equals(first) || now.equals(second) ? id : now);
    merged.putAll(Map.of(first, id, second, id));
    return saved(id, both.put("id", id));
  }

  synchronized boolean archive(String id) {
    shelf
        .get(id)
        .ifPresent(
            record ->
                record
                    .path("properties")
                    .properties()
                    .forEach(f -> unique.remove(key(f.getKey(), f.getValue().asText()), id)));
    return shelf.remove(id);
  }

  private ObjectNode saved(String id, ObjectNode record) {
    index(shelf.put(id, record));
    return record;
  }

  private void taken(JsonNode given, @Nullable String self) {
    given
        .properties()
        .forEach(
            field -> {
              String other = unique.get(key(field.getKey(), field.getValue().asText()));
              if (other != null && !other.equals(self)) {
                throw "email".equals(field.getKey())
                    ? HubSpotError.of(
                        409, "CONFLICT", "Contact already exists. Existing ID: " + other)
                    : HubSpotError.property(
                        field.getKey(),
                        "CONFLICTING_UNIQUE_VALUE",
                        field.getKey() + " is already used by " + other);
              }
            });
  }

  private void index(ObjectNode record) {
    String id = record.path("id").asText();
    record
        .path("properties")
        .properties()
        .forEach(
            field -> {
              if (properties.isUnique(type, field.getKey())
                  && !field.getValue().asText().isEmpty()) {
                unique.put(key(field.getKey(), field.getValue().asText()), id);
              }
            });
  }

  private static String key(String property, String value) {
    return property + "=" + value.toLowerCase(Locale.ROOT);
  }
}
