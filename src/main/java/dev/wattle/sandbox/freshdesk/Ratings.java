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
import java.util.Map;

/** How satisfied people were. */
final class Ratings {

  private final Shelf shelf;
  private final Clock clock;

  Ratings(ObjectStore store, Clock clock) {
    this.shelf = new Shelf(store, "freshdesk", "rating");
    this.clock = clock;
  }

  SandboxAnswer add(ObjectNode ticket, JsonNode given) {
    if (given.path("ratings").isEmpty()) {
      throw FreshdeskError.invalid(400, "ratings", "It should not be blank", "missing_field");
    }
    ObjectNode rating = JsonNodeFactory.instance.objectNode();
    rating.put("id", Long.parseLong(shelf.nextId(7))).put("ticket_id", ticket.path("id").asLong());
    rating.put("user_id", ticket.path("requester_id").asLong());
    rating.put("created_at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    rating.put("feedback", given.path("feedback").asText("")).set("ratings", given.path("ratings"));
    return SandboxAnswer.json(201, shelf.put(rating.path("id").asText(), rating));
  }

  SandboxAnswer since(Map<String, String> query) {
    String since = query.getOrDefault("created_since", "");
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    shelf.all().stream()
        .filter(rating -> rating.path("created_at").asText().compareTo(since) >= 0)
        .forEach(found::add);
    return SandboxAnswer.json(200, found);
  }
}
