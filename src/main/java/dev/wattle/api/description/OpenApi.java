package dev.wattle.api.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.api.JsonShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The description of the API: {@code openapi.json} with the schema of every event type put in. The
 * doors check bodies by these very schemas, so that description and behaviour cannot differ.
 */
@Component
public class OpenApi {

  private static final String LOCAL = "#/$defs/";
  private static final String SCHEMAS = "#/components/schemas/";

  private final ObjectMapper json;
  private final ObjectNode document;

  public OpenApi(ObjectMapper json, EventSchemas events) {
    this.json = json;
    try (InputStream in = getClass().getResourceAsStream("/openapi.json")) {
      this.document = (ObjectNode) json.readTree(Objects.requireNonNull(in, "openapi.json"));
    } catch (IOException e) {
      throw new UncheckedIOException("api.openapi-unreadable: openapi.json in the jar", e);
    }
    events.types().stream()
        .filter(EventTypes::mayBePosted)
        .forEach(type -> add(type, events.find(type).orElseThrow()));
  }

  /** OpenAPI 3.1. Not to be changed. */
  public JsonNode document() {
    return document;
  }

  /**
   * The shape of a body.
   *
   * @param name under {@code components.schemas}
   * @throws IllegalArgumentException if there is none
   */
  public JsonShape shape(String name) {
    if (schemas().path(name).isMissingNode()) {
      throw new IllegalArgumentException("api.schema-unknown: openapi.json has no schema " + name);
    }
    ObjectNode schema = json.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$ref", SCHEMAS + name);
    schema.set("components", document.path("components"));
    return JsonShape.of(schema);
  }

  private ObjectNode schemas() {
    return (ObjectNode) document.path("components").path("schemas");
  }

  private void add(String type, ObjectNode schema) {
    schema.remove("$schema");
    schema.remove("$id");
    JsonNode parts = schema.remove("$defs");
    if (parts != null) {
      for (Map.Entry<String, JsonNode> part : parts.properties()) {
        schemas().set(part.getKey(), moved(part.getValue()));
      }
    }
    schemas().set(type, moved(schema));
    ObjectNode event = (ObjectNode) schemas().path("Event");
    ((ArrayNode) event.at("/properties/type/enum")).add(type);
    ObjectNode rule = ((ArrayNode) event.path("allOf")).addObject();
    rule.putObject("if").putObject("properties").putObject("type").put("const", type);
    rule.putObject("then").putObject("properties").putObject("data").put("$ref", SCHEMAS + type);
  }

  private static JsonNode moved(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("$ref").asText().startsWith(LOCAL)) {
      object.put("$ref", SCHEMAS + object.path("$ref").asText().substring(LOCAL.length()));
    }
    node.forEach(OpenApi::moved);
    return node;
  }
}
