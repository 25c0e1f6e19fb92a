package dev.wattle.api.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The JSON Schema of every canonical event type: the folder {@code schemas} on the class path, one
 * file for each type. What several share lies in {@code shared.json} and is put into each schema,
 * so that one document is all that a caller needs.
 */
@Component
public class EventSchemas {

  private static final String SHARED = "shared.json#/$defs/";

  private final SortedMap<String, ObjectNode> byType = new TreeMap<>();

  public EventSchemas(ObjectMapper json) {
    Map<String, JsonNode> files = new TreeMap<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver().getResources("classpath*:schemas/*.json")) {
        String name = Objects.requireNonNull(file.getFilename());
        try (InputStream in = file.getInputStream()) {
          files.put(name.substring(0, name.length() - ".json".length()), json.readTree(in));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("api.schemas-unreadable: folder schemas in the jar", e);
    }
    JsonNode shared = files.getOrDefault("shared", json.createObjectNode()).path("$defs");
    // Types have a dot in their names; the shared parts have none.
    files.forEach(
        (name, schema) -> {
          if (name.contains(".")) {
            byType.put(name, bundled((ObjectNode) schema, shared));
          }
        });
  }

  /** Every type there is, sorted. */
  public Set<String> types() {
    return Collections.unmodifiableSet(byType.keySet());
  }

  /** Complete in itself; a copy. */
  public Optional<ObjectNode> find(String type) {
    return Optional.ofNullable(byType.get(type)).map(ObjectNode::deepCopy);
  }

  private static ObjectNode bundled(ObjectNode schema, JsonNode shared) {
    Set<String> needed = new TreeSet<>();
    collect(schema, shared, needed);
    ObjectNode bundle = schema.deepCopy();
    if (!needed.isEmpty()) {
      ObjectNode parts = bundle.withObjectProperty("$defs");
      needed.forEach(name -> parts.set(name, shared.path(name).deepCopy()));
    }
    makeLocal(bundle);
    return bundle;
  }

  private static void collect(JsonNode node, JsonNode shared, Set<String> needed) {
    for (JsonNode ref : node.findValues("$ref")) {
      String name = ref.asText();
      if (name.startsWith(SHARED) && needed.add(name.substring(SHARED.length()))) {
        JsonNode part = shared.path(name.substring(SHARED.length()));
        if (part.isMissingNode()) {
          throw new IllegalStateException("api.schema-broken: there is no " + name);
        }
        collect(part, shared, needed);
      }
    }
  }

  private static void makeLocal(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("$ref").asText().startsWith(SHARED)) {
      object.put("$ref", "#/$defs/" + object.path("$ref").asText().substring(SHARED.length()));
    }
    node.forEach(EventSchemas::makeLocal);
  }
}
