package dev.wattle.sandbox.freshdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code /api/v2/contacts}. */
final class Contacts {

  private static final List<String> UNIQUE = List.of("unique_external_id", "email");
  private static final List<String> FILTERS =
      List.of("unique_external_id", "email", "mobile", "phone");
  private static final Pattern QUERY = Pattern.compile("\"(\\w+):'([^']*)'\"");

  private final Shelf shelf;
  private final Clock clock;

  Contacts(ObjectStore store, Clock clock) {
    this.shelf = new Shelf(store, "freshdesk", "contact");
    this.clock = clock;
  }

  SandboxAnswer list(Map<String, String> query) {
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    String since = query.getOrDefault("_updated_since", "");
    TicketsEndpoint.page(
            shelf.all().stream()
                .filter(contact -> fits(contact, query))
                .filter(contact -> contact.path("updated_at").asText().compareTo(since) >= 0),
            query)
        .forEach(found::add);
    return SandboxAnswer.json(200, found);
  }

  /** The query is one term, within double quotes. */
  SandboxAnswer search(Map<String, String> query) {
    Matcher term = QUERY.matcher(query.getOrDefault("query", ""));
    if (!term.matches()) {
      throw FreshdeskError.invalid(
          400, "query", "The given query is not supported", "invalid_value");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode found = answer.putArray("results");
    shelf.all().stream()
        .filter(contact -> contact.path(term.group(1)).asText("").equals(term.group(2)))
        .forEach(found::add);
    return SandboxAnswer.json(200, answer.put("total", found.size()));
  }

  SandboxAnswer read(String id) {
    return SandboxAnswer.json(200, find(id).orElseThrow(FreshdeskError::notFound));
  }

  Optional<ObjectNode> find(String id) {
    return shelf.get(id);
  }

  synchronized SandboxAnswer create(JsonNode given) {
    if (given.path("name").asText().isBlank()) {
      throw missing("name");
    }
    if (FILTERS.stream().allMatch(field -> given.path(field).asText().isBlank())) {
      throw missing("email");
    }
    unique(given, "");
    ObjectNode contact = JsonNodeFactory.instance.objectNode();
    contact.put("id", Long.parseLong(shelf.nextId(502))).put("active", false);
    contact.put("created_at", now()).putObject("custom_fields");
    return SandboxAnswer.json(201, kept(contact, given));
  }

  synchronized SandboxAnswer update(String id, JsonNode given) {
    ObjectNode contact = find(id).orElseThrow(FreshdeskError::notFound).deepCopy();
    unique(given, id);
    return SandboxAnswer.json(200, kept(contact, given));
  }

  private ObjectNode kept(ObjectNode contact, JsonNode given) {
    ObjectNode custom = contact.withObject("/custom_fields").deepCopy();
    contact.setAll((ObjectNode) given);
    given.path("custom_fields").properties().forEach(f -> custom.set(f.getKey(), f.getValue()));
    contact.set("custom_fields", custom);
    return shelf.put(contact.path("id").asText(), contact.put("updated_at", now()));
  }

  private void unique(JsonNode given, String self) {
    for (String field : UNIQUE) {
      String value = given.path(field).asText();
      Stream<ObjectNode> owners =
          shelf.all().stream()
              .filter(one -> !value.isEmpty() && one.path(field).asText().equals(value));
      owners
          .filter(one -> !one.path("id").asText().equals(self))
          .findFirst()
          .ifPresent(
              owner -> {
                throw FreshdeskError.duplicate(field, owner.path("id").asLong());
              });
    }
  }

  private static boolean fits(ObjectNode contact, Map<String, String> query) {
    return FILTERS.stream()
        .filter(query::containsKey)
        .allMatch(field -> contact.path(field).asText().equals(query.get(field)));
  }

  private static FreshdeskError missing(String field) {
    return FreshdeskError.invalid(400, field, "It should not be blank", "missing_field");
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
