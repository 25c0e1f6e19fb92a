package dev.wattle.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.salesforce.pubsub.ChangeBus;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The records of one kind. */
final class Records {

  private final SObject kind;
  private final Shelf shelf;
  private final ChangeBus changes;
  private final String name;
  private final Clock clock;

  Records(String name, ObjectStore store, ChangeBus changes, Clock clock) {
    this.name = name;
    this.changes = changes;
    this.kind = SObject.of(name);
    this.shelf = new Shelf(store, "salesforce", name);
    this.clock = clock;
  }

  List<ObjectNode> all() {
    return shelf.all();
  }

  Optional<ObjectNode> byExternalId(String field, String value) {
    if (!kind.external().contains(field)) {
      throw SalesforceError.notFound();
    }
    return all().stream().filter(one -> value.equals(one.path(field).asText())).findFirst();
  }

  synchronized String create(JsonNode given, ChangeBus.Author author) {
    check(given);
    for (String field : kind.required()) {
      if (given.path(field).asText().isBlank()) {
        throw new SalesforceError(
            400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [" + field + "]");
      }
    }
    String number = shelf.nextId(1);
    String id = kind.prefix() + "0".repeat(12 - number.length()) + number + "AAA";
    ObjectNode record = JsonNodeFactory.instance.objectNode().put("Id", id);
    record.put("Number", number).put("CreatedDate", now()).put("CreatedById", author.user());
    shelf.put(number, changed(record, given).put("LastModifiedById", author.user()));
    changes.publish(name, "CREATE", id, given, author);
    return id;
  }

  synchronized void update(String id, JsonNode given, ChangeBus.Author author) {
    check(given);
    ObjectNode old =
        all().stream()
            .filter(one -> id.equals(one.path("Id").asText()))
            .findFirst()
            .orElseThrow(SalesforceError::notFound);
    ObjectNode news = JsonNodeFactory.instance.objectNode();
    given
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().asText("").equals(old.path(field.getKey()).asText(""))) {
                news.set(field.getKey(), field.getValue());
              }
            });
    shelf.change(
        old.path("Number").asText(),
        record -> changed(record, given).put("LastModifiedById", author.user()));
    if (!news.isEmpty()) {
      changes.publish(name, "UPDATE", id, news, author);
    }
  }

  private ObjectNode changed(ObjectNode record, JsonNode given) {
    record.setAll((ObjectNode) given);
    if ("500".equals(kind.prefix())) {
      boolean closed = "Closed".equals(record.path("Status").asText());
      if (closed && !record.path("IsClosed").asBoolean()) {
        record.put("ClosedDate", now());
      } else if (!closed) {
        record.remove("ClosedDate");
      }
      record.put("IsClosed", closed);
    }
    return record.put("SystemModstamp", now());
  }

  private String now() {
    String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    return time.replace("Z", ".000+0000");
  }

  private void check(JsonNode given) {
    if (!given.isObject()) {
      throw new SalesforceError(400, "JSON_PARSER_ERROR", "The body is no JSON object");
    }
    given
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!kind.has(field)) {
                throw new SalesforceError(
                    400, "INVALID_FIELD", "No such column '" + field + "' on this sobject");
              }
            });
  }
}
