package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Which path and method of the CRM does what. */
final class CrmPaths {

  static final HubSpotError NOWHERE = HubSpotError.of(404, "NOT_FOUND", "resource not found");

  private final Function<String, Records> records;
  private final Properties properties;
  private final ObjectMapper mapper;
  private final ObjectEndpoint objects;
  private final BatchEndpoint batches;
  private final SearchEndpoint searches;

  CrmPaths(
      Function<String, Records> records, Properties properties, ObjectMapper mapper, Clock clock) {
    this.records = records;
    this.properties = properties;
    this.mapper = mapper;
    this.objects = new ObjectEndpoint(records);
    this.batches = new BatchEndpoint(records, objects, clock);
    this.searches = new SearchEndpoint(records);
  }

  SandboxAnswer object(SandboxRequest request, String type, List<String> rest) {
    JsonNode body = request.json(mapper);
    String action = rest.isEmpty() ? "" : rest.get(0);
    if ("batch".equals(action) && rest.size() == 2 && "POST".equals(request.method())) {
      return batch(type, rest.get(1), body);
    }
    if (rest.size() == 5 && "associations".equals(rest.get(1)) && "PUT".equals(request.method())) {
      return objects.associate(type, action, rest.get(3), rest.get(4));
    }
    return switch (request.method() + " " + (action.isEmpty() ? "" : "id")) {
      case "POST " -> objects.create(type, object(body));
      case "POST id" -> searches.search(type, object(body));
      case "GET id" -> objects.read(type, action, request.query());
      case "PATCH id" -> objects.update(type, action, request.query(), object(body));
      case "DELETE id" -> objects.archive(type, action);
      default -> throw HubSpotError.of(405, "METHOD_NOT_ALLOWED", "method not allowed");
    };
  }

  private SandboxAnswer batch(String type, String action, JsonNode body) {
    return switch (action) {
      case "upsert" -> batches.upsert(type, body);
      case "create" -> batches.create(type, body);
      case "update" -> batches.update(type, body);
      case "read" -> batches.read(type, body);
      case "archive" -> batches.archive(type, body);
      default -> throw NOWHERE;
    };
  }

  /** {@code POST …/{from}/{to}/batch/read}. */
  SandboxAnswer links(String from, String to, JsonNode body) {
    return objects.links(from, to, object(body));
  }

  SandboxAnswer property(SandboxRequest request, String type) {
    records.apply(type);
    if ("POST".equals(request.method())) {
      return SandboxAnswer.json(201, properties.create(type, request.json(mapper)));
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode results = answer.putArray("results");
    properties.all(type).forEach(results::add);
    return SandboxAnswer.json(200, answer);
  }

  private static JsonNode object(JsonNode body) {
    if (!body.isObject()) {
      throw HubSpotError.validation("Invalid input JSON");
    }
    return body;
  }
}
