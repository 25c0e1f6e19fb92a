package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Up to 100 objects at once; a 2xx is not success for each of them. */
final class BatchEndpoint {

  private static final int MOST = 100;

  private final Function<String, Records> records;
  private final ObjectEndpoint objects;
  private final Clock clock;

  BatchEndpoint(Function<String, Records> records, ObjectEndpoint objects, Clock clock) {
    this.records = records;
    this.objects = objects;
    this.clock = clock;
  }

  SandboxAnswer upsert(String type, JsonNode body) {
    Set<String> ids = new HashSet<>();
    for (JsonNode input : inputs(body)) {
      if (!ids.add(input.path("idProperty").asText() + "=" + input.path("id").asText())) {
        throw HubSpotError.validation("Duplicate IDs found in batch input: they must be unique");
      }
    }
    return each(200, body, input -> upserted(type, input));
  }

  SandboxAnswer create(String type, JsonNode body) {
    return each(201, body, input -> ObjectEndpoint.shown(objects.created(type, input)));
  }

  SandboxAnswer update(String type, JsonNode body) {
    return each(
        200,
        body,
        input -> {
          ObjectNode found = found(type, input);
          String id = found.path("id").asText();
          return ObjectEndpoint.shown(records.apply(type).update(id, input.path("properties")));
        });
  }

  SandboxAnswer archive(String type, JsonNode body) {
    inputs(body).forEach(input -> records.apply(type).archive(input.path("id").asText()));
    return SandboxAnswer.empty(204);
  }

  SandboxAnswer read(String type, JsonNode body) {
    String wanted =
        String.join(
            ",",
            StreamSupport.stream(body.path("properties").spliterator(), false)
                .map(JsonNode::asText)
                .toList());
    @Nullable String idProperty = body.path("idProperty").textValue();
    return read(type, body, wanted, idProperty);
  }

  private SandboxAnswer read(
      String type, JsonNode body, String wanted, @Nullable String idProperty) {
    ObjectNode answer = started();
    ArrayNode results = answer.putArray("results");
    ArrayNode missing = JsonNodeFactory.instance.arrayNode();
    for (JsonNode input : inputs(body)) {
      String id = input.path("id").asText();
      Optional<ObjectNode> found = records.apply(type).find(idProperty, id);
      found.ifPresentOrElse(
          record ->
              results.add(
                  withHistory(
                      ObjectEndpoint.shown(record, wanted, idProperty),
                      record,
                      body.path("propertiesWithHistory"))),
          () -> missing.add(id));
    }
    if (missing.isEmpty()) {
      return SandboxAnswer.json(200, answer);
    }
    ObjectNode error = answer.put("numErrors", 1).putArray("errors").addObject();
    error.put("status", "error").put("category", "OBJECT_NOT_FOUND");
    error.put("message", "Could not get some objects").putObject("context").set("ids", missing);
    return SandboxAnswer.json(207, answer);
  }

  private static ObjectNode withHistory(ObjectNode shown, ObjectNode record, JsonNode names) {
    for (JsonNode name : names) {
      JsonNode values = record.path("history").path(name.asText());
      if (values.isArray()) {
        shown.withObject("/propertiesWithHistory").set(name.asText(), values);
      }
    }
    return shown;
  }

  private ObjectNode upserted(String type, JsonNode input) {
    String property = input.path("idProperty").asText();
    String id = input.path("id").asText();
    if (id.isEmpty() || !input.path("properties").isObject()) {
      throw HubSpotError.validation("Invalid input JSON: every input needs id and properties");
    }
    Records shelf = records.apply(type);
    synchronized (shelf) {
      Optional<ObjectNode> known = shelf.find(property.isEmpty() ? null : property, id);
      if (known.isPresent()) {
        String objectId = known.get().path("id").asText();
        ObjectNode updated = shelf.update(objectId, input.path("properties"));
        return ObjectEndpoint.shown(updated).put("new", false);
      }
      if (property.isEmpty()) {
        throw HubSpotError.notFound();
      }
      ObjectNode values = input.path("properties").deepCopy();
      return ObjectEndpoint.shown(shelf.create(values.put(property, id))).put("new", true);
    }
  }

  private ObjectNode found(String type, JsonNode input) {
    @Nullable String property = input.path("idProperty").textValue();
    return records
        .apply(type)
        .find(property, input.path("id").asText())
        .orElseThrow(HubSpotError::notFound);
  }

  /** One bad input fails the batch, unless every input carries its own trace id. */
  private SandboxAnswer each(int status, JsonNode body, Function<JsonNode, ObjectNode> work) {
    JsonNode inputs = inputs(body);
    boolean traced =
        StreamSupport.stream(inputs.spliterator(), false)
            .allMatch(input -> input.hasNonNull("objectWriteTraceId"));
    ObjectNode answer = started();
    ArrayNode results = answer.putArray("results");
    ArrayNode errors = JsonNodeFactory.instance.arrayNode();
    for (JsonNode input : inputs) {
      try {
        results.add(work.apply(input));
      } catch (HubSpotError refused) {
        if (!traced || inputs.size() == 1) {
          throw refused;
        }
        errors.add(traced(refused, input));
      }
    }
    if (!errors.isEmpty()) {
      answer.put("numErrors", errors.size()).set("errors", errors);
    }
    return SandboxAnswer.json(errors.isEmpty() ? status : 207, answer);
  }

  private static ObjectNode traced(HubSpotError refused, JsonNode input) {
    ObjectNode error = refused.body();
    String trace = input.path("objectWriteTraceId").asText();
    error.withObject("/context").putArray("objectWriteTraceId").add(trace);
    return error;
  }

  private static JsonNode inputs(JsonNode body) {
    JsonNode inputs = body.path("inputs");
    if (!inputs.isArray() || inputs.isEmpty()) {
      throw HubSpotError.validation("Invalid input JSON: required field inputs is missing");
    }
    if (inputs.size() > MOST) {
      throw HubSpotError.validation("A batch takes at most " + MOST + " inputs");
    }
    return inputs;
  }

  private ObjectNode started() {
    String now = clock.instant().toString();
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", "COMPLETE");
    return answer.put("startedAt", now).put("completedAt", now);
  }
}
