package dev.wattle.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.zendesk.records.Tickets;
import dev.wattle.sandbox.zendesk.records.Uploads;
import dev.wattle.sandbox.zendesk.records.Users;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A human agent in the vendor's own user interface; the trigger tells us what they did. */
public final class AgentDesk {

  private static final Set<String> DONE = Set.of("solved", "closed");

  private final Tickets tickets;
  private final Users users;
  private final Uploads uploads;
  private final Trigger trigger;

  AgentDesk(Tickets tickets, Users users, Uploads uploads, Trigger trigger) {
    this.tickets = tickets;
    this.users = users;
    this.uploads = uploads;
    this.trigger = trigger;
  }

  /**
   * @param visible whether the requester sees it, or it is a note among agents
   * @throws IllegalArgumentException if there is no such open ticket
   */
  public void reply(String id, String text, boolean visible) {
    write(id, JsonNodeFactory.instance.objectNode().put("body", text), visible);
  }

  /**
   * Answers with a file, perhaps without a word.
   *
   * @param upload as the vendor's API takes it, with the file's name in its query
   * @throws IllegalArgumentException if there is no such open ticket
   */
  public void attach(String id, String text, SandboxRequest upload) {
    String token = UUID.randomUUID().toString();
    uploads.add(
        new SandboxRequest(
            upload.method(), upload.path() + "&token=" + token, upload.headers(), upload.body()));
    ObjectNode comment = JsonNodeFactory.instance.objectNode().put("body", text);
    comment.putArray("uploads").add(token);
    write(id, uploads.attach(comment), true);
  }

  private void write(String id, ObjectNode comment, boolean visible) {
    ObjectNode ticket = open(id);
    comment.put("public", visible);
    tickets.comment(ticket, comment, JsonNodeFactory.instance.objectNode(), Users.AGENT, "web");
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    ObjectNode changed = tickets.change(id, visible ? status.put("status", "pending") : status);
    fire(changed, "comment");
  }

  /**
   * @throws IllegalArgumentException if there is no such open ticket
   */
  public void solve(String id) {
    open(id);
    ObjectNode solved = JsonNodeFactory.instance.objectNode().put("status", "solved");
    fire(tickets.change(id, solved), "status");
  }

  /** The requester's tickets, the newest first. */
  public List<ObjectNode> ticketsOf(String phone) {
    return tickets.all().stream()
        .filter(ticket -> phone.equals(requester(ticket).path("phone").asText()))
        .sorted(
            Comparator.comparingLong((ObjectNode ticket) -> ticket.path("id").asLong()).reversed())
        .toList();
  }

  /** Oldest first, each with {@code author_name}. */
  public List<ObjectNode> comments(String id) {
    return tickets.comments(id).stream()
        .map(
            comment -> {
              String author =
                  users
                      .find(comment.path("author_id").asLong())
                      .map(user -> user.path("name").asText())
                      .orElse("unknown");
              return comment.deepCopy().put("author_name", author);
            })
        .toList();
  }

  private ObjectNode open(String id) {
    Optional<ObjectNode> ticket = tickets.find(id);
    if (ticket.isEmpty() || "closed".equals(ticket.get().path("status").asText())) {
      throw new IllegalArgumentException("sandbox.no-ticket: " + id + " is no open ticket");
    }
    return ticket.get();
  }

  private void fire(ObjectNode ticket, String event) {
    ObjectNode requester = requester(ticket);
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("ticket_id", ticket.path("id").asText());
    payload.put("external_id", ticket.path("external_id").asText(""));
    payload.put("requester_external_id", requester.path("external_id").asText(""));
    payload.put("requester_phone", requester.path("phone").asText(""));
    payload.put("author_id", Long.toString(Users.AGENT));
    trigger.fire(payload.put("status", ticket.path("status").asText()).put("event", event));
  }

  private ObjectNode requester(ObjectNode ticket) {
    return users
        .find(ticket.path("requester_id").asLong())
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  /** Whether nobody works on it any more. */
  public static boolean isDone(ObjectNode ticket) {
    return DONE.contains(ticket.path("status").asText());
  }
}
