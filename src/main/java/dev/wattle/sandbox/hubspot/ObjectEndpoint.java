package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One object at a time. */
final class ObjectEndpoint {

  /** Association types of a communication, by id. */
  private static final Map<Integer, String> LINKS =
      Map.of(81, "contacts", 87, "companies", 85, "deals", 83, "tickets");

  private final Function<String, Records> records;

  /**
   * @param records by type
   */
  ObjectEndpoint(Function<String, Records> records) {
    this.records = records;
  }

  SandboxAnswer create(String type, JsonNode body) {
    return SandboxAnswer.json(201, shown(created(type, body)));
  }

  ObjectNode created(String type, JsonNode body) {
    JsonNode associations = body.path("associations");
    if (!associations.isArray()) {
      throw HubSpotError.validation("Invalid input JSON: required field associations is missing");
    }
    for (JsonNode association : associations) {
      checkLink(type, association);
    }
    if ("leads".equals(type)
        && (associations.isEmpty() || body.at("/properties/hs_lead_name").asText().isEmpty())) {
      throw HubSpotError.validation("A lead needs hs_lead_name and an association to a contact");
    }
    ObjectNode created = records.apply(type).create(body.path("properties"));
    for (JsonNode association : associations) {
      String toType = toType(type, association);
      String toId = association.at("/to/id").asText();
      records.apply(type).link(created.path("id").asText(), toType, toId);
    }
    return created;
  }

  SandboxAnswer read(String type, String id, Map<String, String> query) {
    ObjectNode found =
        records.apply(type).find(query.get("idProperty"), id).orElseThrow(HubSpotError::notFound);
    return SandboxAnswer.json(200, shown(found, query.get("properties"), query.get("idProperty")));
  }

  SandboxAnswer update(String type, String id, Map<String, String> query, JsonNode body) {
    ObjectNode found =
        records.apply(type).find(query.get("idProperty"), id).orElseThrow(HubSpotError::notFound);
    ObjectNode updated =
        records.apply(type).update(found.path("id").asText(), body.path("properties"));
    return SandboxAnswer.json(200, shown(updated));
  }

  SandboxAnswer archive(String type, String id) {
    records.apply(type).archive(id);
    return SandboxAnswer.empty(204);
  }

  /** {@code PUT …/{id}/associations/default/{toType}/{toId}}. */
  SandboxAnswer associate(String type, String id, String toType, String toId) {
    records.apply(toType).find(null, toId).orElseThrow(HubSpotError::notFound);
    records.apply(type).find(null, id).orElseThrow(HubSpotError::notFound);
    records.apply(type).link(id, toType, toId);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", "COMPLETE");
    answer.putArray("results");
    return SandboxAnswer.json(200, answer);
  }

  /** What each of the inputs is joined to. */
  SandboxAnswer links(String from, String to, JsonNode body) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", "COMPLETE");
    ArrayNode results = answer.putArray("results");
    for (JsonNode input : body.path("inputs")) {
      String id = input.path("id").asText();
      ObjectNode record = records.apply(from).find(null, id).orElseThrow(HubSpotError::notFound);
      ObjectNode one = results.addObject();
      one.putObject("from").put("id", id);
      ArrayNode links = one.putArray("to");
      record
          .path("links")
          .path(to)
          .forEach(link -> links.addObject().put("toObjectId", link.asLong()));
    }
    return SandboxAnswer.json(200, answer);
  }

  /** Without what HubSpot keeps to itself. */
  static ObjectNode shown(ObjectNode record) {
    ObjectNode shown = record.deepCopy();
    shown.remove(List.of("links", "history"));
    return shown;
  }

  /** Every value that a property ever had, the newest first. */
  static void remember(ObjectNode record, JsonNode values, String at, Records.Source source) {
    values
        .properties()
        .forEach(
            value ->
                record
                    .withObject("/history")
                    .withArray(value.getKey())
                    .insertObject(0)
                    .put("value", value.getValue().asText())
                    .put("timestamp", at)
                    .put("sourceType", source.name()));
  }

  static ObjectNode shown(
      ObjectNode record,
      @org.jspecify.annotations.Nullable String properties,
      @org.jspecify.annotations.Nullable String idProperty) {
    String wanted = properties == null ? "email,firstname,lastname" : properties;
    List<String> names = Arrays.asList((wanted + "," + idProperty).split(","));
    ObjectNode shown = shown(record);
    ObjectNode values = shown.putObject("properties");
    record
        .path("properties")
        .properties()
        .forEach(
            field -> {
              boolean always = field.getKey().matches("createdate|lastmodifieddate|hs_object_id");
              if (always || names.contains(field.getKey())) {
                values.set(field.getKey(), field.getValue());
              }
            });
    return shown;
  }

  private void checkLink(String type, JsonNode association) {
    String toType = toType(type, association);
    String toId = association.at("/to/id").asText();
    if (toId.isEmpty() || !association.path("types").isArray()) {
      throw HubSpotError.validation("Invalid input JSON: association needs to.id and types");
    }
    if (records.apply(toType).find(null, toId).isEmpty()) {
      throw HubSpotError.of(404, "OBJECT_NOT_FOUND", "No " + toType + " with id " + toId);
    }
  }

  private static String toType(String type, JsonNode association) {
    int typeId = association.at("/types/0/associationTypeId").asInt();
    if (!"communications".equals(type)) {
      return "contacts";
    }
    String toType = LINKS.get(typeId);
    if (toType == null) {
      throw HubSpotError.validation("associationTypeId " + typeId + " does not fit " + type);
    }
    return toType;
  }
}
