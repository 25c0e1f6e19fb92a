package dev.wattle.sandbox.zendesk.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/** How satisfied people were, good or bad. */
public final class Ratings {

  private static final Set<String> SCORES = Set.of("good", "bad");

  private final Shelf shelf;
  private final Tickets tickets;
  private final Clock clock;

  public Ratings(ObjectStore store, Tickets tickets, Clock clock) {
    this.shelf = new Shelf(store, "zendesk", "rating");
    this.tickets = tickets;
    this.clock = clock;
  }

  public SandboxAnswer add(String ticket, JsonNode body) {
    JsonNode given = body.path("satisfaction_rating");
    ObjectNode rated = tickets.find(ticket).orElseThrow(ZendeskError::notFound);
    if (!SCORES.contains(given.path("score").asText())) {
      throw ZendeskError.invalid("score", "Score is not one of " + SCORES);
    }
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    ObjectNode rating = JsonNodeFactory.instance.objectNode();
    rating.put("id", Long.parseLong(shelf.nextId(62))).put("ticket_id", Long.parseLong(ticket));
    rating.set("requester_id", rated.path("requester_id"));
    rating.put("score", given.path("score").asText()).put("created_at", now);
    rating.put("comment", given.path("comment").asText("")).put("updated_at", now);
    shelf.put(rating.path("id").asText(), rating);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return SandboxAnswer.json(200, answer.set("satisfaction_rating", rating));
  }

  /** All since {@code start_time}, on one page. */
  public SandboxAnswer list(Map<String, String> query) {
    String since = query.getOrDefault("start_time", "0");
    long start = since.matches("\\d{1,12}") ? Long.parseLong(since) : 0;
    ObjectNode answer = JsonNodeFactory.instance.objectNode().putNull("next_page");
    shelf.all().stream()
        .filter(one -> Instant.parse(one.path("created_at").asText()).getEpochSecond() >= start)
        .forEach(answer.withArray("satisfaction_ratings")::add);
    return SandboxAnswer.json(200, answer);
  }
}
