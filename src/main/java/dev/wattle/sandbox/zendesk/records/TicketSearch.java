package dev.wattle.sandbox.zendesk.records;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Lists of tickets; an external id is not unique, so these may have several. */
public final class TicketSearch {

  private final Tickets tickets;
  private final Limits limits;

  public TicketSearch(Tickets tickets, Limits limits) {
    this.tickets = tickets;
    this.limits = limits;
  }

  public SandboxAnswer list(Map<String, String> query) {
    String externalId = query.get("external_id");
    if (externalId != null) {
      limits.take("tickets-index", 100, 60);
    }
    return many("tickets", t -> externalId == null || has(t, "external_id", externalId));
  }

  public SandboxAnswer ofRequester(String user) {
    return many("tickets", ticket -> has(ticket, "requester_id", user));
  }

  /** Terms {@code type:ticket}, {@code external_id:}, {@code status}, {@code requester:}. */
  public SandboxAnswer search(SandboxRequest request) {
    List<String> terms = List.of(request.query().getOrDefault("query", "").split("\\s+"));
    return many("results", ticket -> terms.stream().allMatch(term -> matches(ticket, term)));
  }

  private static boolean matches(ObjectNode ticket, String term) {
    String value = term.substring(term.indexOf(':') + 1);
    if (term.startsWith("external_id:")) {
      return has(ticket, "external_id", value);
    }
    if (term.startsWith("requester:")) {
      return has(ticket, "requester_id", value);
    }
    if (term.startsWith("status<")) {
      return !Set.of("solved", "closed").contains(ticket.path("status").asText());
    }
    return !term.startsWith("status:") || has(ticket, "status", value);
  }

  private SandboxAnswer many(String name, Predicate<ObjectNode> wanted) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode found = answer.putArray(name);
    tickets.all().stream().filter(wanted).forEach(found::add);
    return SandboxAnswer.json(200, answer.put("count", found.size()));
  }

  private static boolean has(ObjectNode ticket, String field, String value) {
    return value.equals(ticket.path(field).asText());
  }
}
