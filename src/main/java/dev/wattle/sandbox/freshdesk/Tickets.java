package dev.wattle.sandbox.freshdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tickets, and what was written on them. */
final class Tickets {

  static final int CLOSED = 5;
  private static final List<Integer> STATUSES = List.of(2, 3, 4, CLOSED);

  private final Shelf tickets;
  private final Shelf notes;
  private final Predicate<String> isContact;
  private final Clock clock;

  Tickets(ObjectStore store, Predicate<String> isContact, Clock clock) {
    this.tickets = new Shelf(store, "freshdesk", "ticket");
    this.notes = new Shelf(store, "freshdesk", "note");
    this.isContact = isContact;
    this.clock = clock;
  }

  List<ObjectNode> all() {
    return tickets.all();
  }

  Optional<ObjectNode> find(String id) {
    return tickets.get(id);
  }

  List<ObjectNode> notes(String ticket) {
    return notes.all().stream()
        .filter(note -> note.path("ticket_id").asText().equals(ticket))
        .toList();
  }

  ObjectNode create(JsonNode given) {
    for (String field : List.of("subject", "description", "status", "priority")) {
      if (given.path(field).asText().isBlank()) {
        throw FreshdeskError.invalid(400, field, "It should not be blank", "missing_field");
      }
    }
    if (!isContact.test(given.path("requester_id").asText())) {
      String text = "There is no contact matching the given requester_id";
      throw FreshdeskError.invalid(400, "requester_id", text, "invalid_value");
    }
    check(given);
    ObjectNode ticket = JsonNodeFactory.instance.objectNode();
    ticket.put("id", Long.parseLong(tickets.nextId(20))).put("spam", false);
    ticket.put("created_at", now());
    ticket.setAll((ObjectNode) given);
    ticket.put("description_text", plain(given.path("description").asText()));
    return kept(ticket);
  }

  /** Lists are replaced, not added to. */
  ObjectNode change(String id, JsonNode given) {
    check(given);
    ObjectNode ticket = find(id).orElseThrow(FreshdeskError::notFound).deepCopy();
    ticket.setAll((ObjectNode) given);
    return kept(ticket);
  }

  /**
   * @param kind 0 for a reply, 2 for a note
   */
  ObjectNode note(String ticket, JsonNode given, long author, int kind) {
    if (find(ticket).isEmpty()) {
      throw FreshdeskError.notFound();
    }
    String text = given.path("body").asText();
    if (text.isBlank() && given.path("attachments").isEmpty()) {
      throw FreshdeskError.invalid(400, "body", "It should not be blank", "missing_field");
    }
    ObjectNode note = JsonNodeFactory.instance.objectNode();
    note.put("id", Long.parseLong(notes.nextId(8001))).put("source", kind);
    note.put("ticket_id", Long.parseLong(ticket)).put("body", text).put("body_text", plain(text));
    note.put("private", kind == 2 && given.path("private").asBoolean(true));
    note.put("incoming", given.path("incoming").asBoolean(false));
    note.put("user_id", given.path("user_id").asLong(author)).put("created_at", now());
    note.putArray("attachments").addAll(files(given));
    tickets.change(ticket, changed -> changed.put("updated_at", now()));
    return notes.put(note.path("id").asText(), note);
  }

  private static List<JsonNode> files(JsonNode given) {
    List<JsonNode> files = new ArrayList<>();
    given.path("attachments").forEach(files::add);
    return files;
  }

  private static void check(JsonNode given) {
    JsonNode status = given.path("status");
    if (!status.isMissingNode() && !STATUSES.contains(status.asInt())) {
      String text = "It should be one of these values: '2,3,4,5'";
      throw FreshdeskError.invalid(400, "status", text, "invalid_value");
    }
    JsonNode priority = given.path("priority");
    if (!priority.isMissingNode() && (priority.asInt() < 1 || priority.asInt() > 4)) {
      String text = "It should be one of these values: '1,2,3,4'";
      throw FreshdeskError.invalid(400, "priority", text, "invalid_value");
    }
  }

  private ObjectNode kept(ObjectNode ticket) {
    return tickets.put(ticket.path("id").asText(), ticket.put("updated_at", now()));
  }

  private static String plain(String html) {
    return html.replaceAll("<br\\s*/?>", "\n")
        .replaceAll("<[^>]+>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
