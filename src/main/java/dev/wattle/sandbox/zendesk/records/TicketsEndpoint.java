package dev.wattle.sandbox.zendesk.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /api/v2/tickets}. */
public final class TicketsEndpoint {

  private final Tickets tickets;
  private final Users users;
  private final Uploads uploads;
  private final TicketRules rules;
  private final Limits limits;

  public TicketsEndpoint(Tickets tickets, Users users, Uploads uploads, Limits limits) {
    this.tickets = tickets;
    this.users = users;
    this.uploads = uploads;
    this.limits = limits;
    this.rules = new TicketRules(id -> users.find(id).isPresent());
  }

  public SandboxAnswer create(JsonNode body) {
    ObjectNode given = rules.given(body).deepCopy();
    TicketRules.comment(given.path("comment"));
    if (given.path("requester").isObject()) {
      ObjectNode user = given.withObject("/requester").retain("name", "email", "locale");
      given.set("requester_id", users.upsert(user).path("id"));
    }
    ObjectNode comment = uploads.attach(given.path("comment"));
    ObjectNode ticket = tickets.create(given);
    long author =
        given.path("submitter_id").asLong(comment.path("author_id").asLong(Users.INTEGRATION));
    ObjectNode written = tickets.comment(ticket, comment, given.path("metadata"), author, "api");
    return shown(201, ticket, written)
        .with("Location", "/api/v2/tickets/" + ticket.path("id").asText() + ".json");
  }

  public SandboxAnswer update(String id, JsonNode body) {
    ObjectNode ticket = tickets.find(id).orElseThrow(ZendeskError::notFound);
    JsonNode given = rules.given(body);
    if ("closed".equals(ticket.path("status").asText())) {
      throw ZendeskError.invalid("status", "Status: closed prevents ticket update");
    }
    limits.take("tickets-update", 100, 60);
    limits.always("ticket-" + id, 30, 600);
    JsonNode comment = given.path("comment");
    if (!comment.isMissingNode()) {
      TicketRules.comment(comment);
      if (tickets.comments(id).size() >= TicketRules.MOST_COMMENTS) {
        throw ZendeskError.invalid("comment", "A ticket takes 5000 comments");
      }
      long author = comment.path("author_id").asLong(Users.INTEGRATION);
      ObjectNode full = uploads.attach(comment);
      tickets.comment(ticket, full, given.path("metadata"), author, "api");
    }
    return shown(200, tickets.change(id, given), null);
  }

  public SandboxAnswer read(String id) {
    return shown(200, tickets.find(id).orElseThrow(ZendeskError::notFound), null);
  }

  public SandboxAnswer comments(String id, Map<String, String> query) {
    tickets.find(id).orElseThrow(ZendeskError::notFound);
    List<ObjectNode> all = new ArrayList<>(tickets.comments(id));
    if (query.getOrDefault("sort", "").startsWith("-") || "desc".equals(query.get("sort_order"))) {
      Collections.reverse(all);
    }
    String size = query.getOrDefault("page[size]", "100");
    int limit = size.matches("\\d{1,3}") ? Math.min(100, Integer.parseInt(size)) : 100;
    int from = Math.min(all.size(), after(query.getOrDefault("page[after]", "0")));
    int to = Math.min(all.size(), from + limit);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    all.subList(from, to).forEach(answer.putArray("comments")::add);
    ObjectNode meta = answer.putObject("meta").put("has_more", to < all.size());
    meta.put("after_cursor", Integer.toString(to));
    return SandboxAnswer.json(200, answer.put("count", all.size()));
  }

  /** PUT adds, POST replaces, DELETE removes. */
  public SandboxAnswer tags(String method, String id, JsonNode body) {
    ObjectNode ticket = tickets.find(id).orElseThrow(ZendeskError::notFound);
    Set<String> tags = new LinkedHashSet<>();
    if (!"POST".equals(method)) {
      ticket.path("tags").forEach(tag -> tags.add(tag.asText()));
    }
    for (JsonNode tag : body.path("tags")) {
      if ("DELETE".equals(method)) {
        tags.remove(tag.asText());
      } else {
        tags.add(tag.asText());
      }
    }
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    tags.forEach(change.putArray("tags")::add);
    tickets.change(id, change);
    return SandboxAnswer.json(200, change);
  }

  private static SandboxAnswer shown(
      int status, ObjectNode ticket, @org.jspecify.annotations.Nullable ObjectNode comment) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("ticket", ticket);
    ObjectNode audit = answer.putObject("audit").put("ticket_id", ticket.path("id").asLong());
    ArrayNode events = audit.putArray("events");
    if (comment != null) {
      events.add(comment);
    }
    return SandboxAnswer.json(status, answer);
  }

  private static int after(String cursor) {
    return cursor.matches("\\d{1,6}") ? Integer.parseInt(cursor) : 0;
  }
}
