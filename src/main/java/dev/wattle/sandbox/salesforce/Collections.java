package dev.wattle.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Up to 200 records in one call; each has a result of its own. */
final class Collections {

  private static final int MOST = 200;

  private Collections() {}

  /**
   * {@code PATCH composite/sobjects/<type>/<field>}, not all or none.
   *
   * @param upsert writes one record by its value of the field, and answers as for one alone
   */
  static SandboxAnswer upsert(
      String type, String field, JsonNode body, BiFunction<String, JsonNode, JsonNode> upsert) {
    JsonNode records = body.path("records");
    check(body, records);
    Map<String, Long> times =
        StreamSupport.stream(records.spliterator(), false)
            .collect(Collectors.groupingBy(one -> one.path(field).asText(), Collectors.counting()));
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    for (JsonNode one : records) {
      String value = one.path(field).asText();
      if (times.get(value) > 1) {
        results.add(refused("DUPLICATE_VALUE", "Duplicate external id specified: " + value));
      } else if (!type.equals(one.at("/attributes/type").asText())) {
        results.add(refused("INVALID_TYPE", "attributes.type is not " + type));
      } else {
        results.add(written(value, one, field, upsert));
      }
    }
    return SandboxAnswer.json(200, results);
  }

  private static void check(JsonNode body, JsonNode records) {
    if (!records.isArray() || records.isEmpty() || records.size() > MOST) {
      throw new SalesforceError(
          400, "INVALID_INPUT", "records: 1 to " + MOST + ", not " + records.size());
    }
    if (body.path("allOrNone").asBoolean()) {
      throw new SalesforceError(400, "INVALID_INPUT", "The simulator knows allOrNone false only");
    }
  }

  private static JsonNode written(
      String value, JsonNode one, String field, BiFunction<String, JsonNode, JsonNode> upsert) {
    ObjectNode given = one.deepCopy();
    given.remove(java.util.List.of("attributes", field));
    try {
      return upsert.apply(value, given);
    } catch (SalesforceError refused) {
      return refused(refused.code(), refused.getMessage());
    }
  }

  private static ObjectNode refused(String code, String message) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("success", false);
    ObjectNode error = result.putArray("errors").addObject();
    error.put("statusCode", code).put("message", message).putArray("fields");
    return result;
  }
}
