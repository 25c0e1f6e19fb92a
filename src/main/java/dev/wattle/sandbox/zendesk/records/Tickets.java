package dev.wattle.sandbox.zendesk.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tickets with their comments. */
public final class Tickets {

  private static final List<String> CHANGEABLE =
      List.of(
          "subject",
          "status",
          "priority",
          "type",
          "external_id",
          "assignee_id",
          "group_id",
          "tags",
          "custom_fields",
          "requester_id");

  private final Shelf tickets;
  private final Shelf comments;
  private final Map<String, List<String>> commentsOf = new ConcurrentHashMap<>();
  private final Clock clock;

  public Tickets(ObjectStore store, Clock clock) {
    this.tickets = new Shelf(store, "zendesk", "ticket");
    this.comments = new Shelf(store, "zendesk", "comment");
    this.clock = clock;
    comments.all().forEach(this::index);
  }

  public Optional<ObjectNode> find(String id) {
    return tickets.get(id);
  }

  public List<ObjectNode> all() {
    return tickets.all();
  }

  public List<ObjectNode> comments(String ticket) {
    List<String> ids = commentsOf.getOrDefault(ticket, List.of());
    synchronized (ids) {
      return new ArrayList<>(ids).stream().map(comments::get).flatMap(Optional::stream).toList();
    }
  }

  /** The ticket itself, without its first comment. */
  public ObjectNode create(JsonNode given) {
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    ObjectNode ticket = JsonNodeFactory.instance.objectNode();
    ticket.put("id", Long.parseLong(tickets.nextId(35))).put("status", "new");
    ticket.putNull("external_id").putNull("priority").putNull("type").putNull("assignee_id");
    ticket.put("requester_id", Users.INTEGRATION).putArray("tags");
    ticket.put("subject", "").put("created_at", now).put("updated_at", now);
    ticket.putObject("via").put("channel", "api");
    take(ticket, given);
    ticket.put("submitter_id", given.path("submitter_id").asLong(Users.INTEGRATION));
    ticket.put("description", TicketRules.text(given.path("comment")));
    return tickets.put(ticket.path("id").asText(), ticket);
  }

  public ObjectNode change(String id, JsonNode given) {
    return tickets
        .change(
            id,
            ticket -> {
              take(ticket, given);
              ticket.put("updated_at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            })
        .orElseThrow(ZendeskError::notFound);
  }

  /**
   * @param channel {@code api} or {@code web}
   */
  public ObjectNode comment(
      ObjectNode ticket, JsonNode given, JsonNode metadata, long author, String channel) {
    String text = TicketRules.text(given);
    String plain = text.replaceAll("<br\\s*/?>|</p>\\s*<p>", "\n").replaceAll("<[^>]+>", "");
    ObjectNode comment = JsonNodeFactory.instance.objectNode();
    comment.put("id", Long.parseLong(comments.nextId(7001))).put("type", "Comment");
    comment.put("ticket_id", ticket.path("id").asLong()).put("author_id", author);
    comment.put("body", plain).put("plain_body", plain).put("html_body", text);
    comment.put("public", given.path("public").asBoolean(isPublic(ticket)));
    comment.putObject("via").put("channel", channel);
    comment.put("created_at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    comment.set(
        "attachments",
        given.path("attachments").isArray()
            ? given.path("attachments")
            : JsonNodeFactory.instance.arrayNode());
    comment.putObject("metadata").set("custom", custom(metadata));
    comments.put(comment.path("id").asText(), comment);
    index(comment);
    return comment;
  }

  private boolean isPublic(ObjectNode ticket) {
    List<ObjectNode> before = comments(ticket.path("id").asText());
    return before.isEmpty() || before.get(0).path("public").asBoolean();
  }

  private static JsonNode custom(JsonNode metadata) {
    return metadata.isObject() ? metadata : JsonNodeFactory.instance.objectNode();
  }

  private static void take(ObjectNode ticket, JsonNode given) {
    CHANGEABLE.stream().filter(given::has).forEach(field -> ticket.set(field, given.get(field)));
  }

  private void index(ObjectNode comment) {
    List<String> ids =
        commentsOf.computeIfAbsent(
            comment.path("ticket_id").asText(),
            ticket -> Collections.synchronizedList(new ArrayList<>()));
    ids.add(comment.path("id").asText());
  }
}
