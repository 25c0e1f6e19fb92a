package dev.wattle.api.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.api.JsonShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
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
    this.document = resource("/openapi.json");
    addPart(resource("/openapi-privacy.json"));
    add("Message", resource("/schemas/message.json"), "Message.");
    events.types().stream()
        .filter(EventTypes::mayBePosted)
        .forEach(type -> addEvent(type, events.find(type).orElseThrow()));
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

  private ObjectNode resource(String name) {
    try (InputStream in = getClass().getResourceAsStream(name)) {
      return (ObjectNode) json.readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException("api.openapi-unreadable: " + name + " in the jar", e);
    }
  }

  /** Paths and schemas that stand in a file of their own, to keep files readable. */
  private void addPart(ObjectNode part) {
    ((ObjectNode) document.path("paths")).setAll((ObjectNode) part.path("paths"));
    schemas().setAll((ObjectNode) part.path("components").path("schemas"));
  }

  private void addEvent(String type, ObjectNode schema) {
    add(type, schema, "");
    ObjectNode event = (ObjectNode) schemas().path("Event");
    ((ArrayNode) event.at("/properties/type/enum")).add(type);
    ObjectNode rule = ((ArrayNode) event.path("allOf")).addObject();
    rule.putObject("if").putObject("properties").putObject("type").put("const", type);
    rule.putObject("then").putObject("properties").putObject("data").put("$ref", SCHEMAS + type);
  }

  /** Puts a schema in, and its parts beside it. */
  private void add(String name, ObjectNode schema, String prefix) {
    schema.remove(List.of("$schema", "$id"));
    JsonNode parts = schema.remove("$defs");
    if (parts != null) {
      for (Map.Entry<String, JsonNode> part : parts.properties()) {
        schemas().set(prefix + part.getKey(), moved(part.getValue(), prefix));
      }
    }
    schemas().set(name, moved(schema, prefix));
  }

  private static JsonNode moved(JsonNode node, String prefix) {
    if (node instanceof ObjectNode object && object.path("$ref").asText().startsWith(LOCAL)) {
      String part = object.path("$ref").asText().substring(LOCAL.length());
      object.put("$ref", SCHEMAS + prefix + part);
    }
    node.forEach(child -> moved(child, prefix));
    return node;
  }
}
