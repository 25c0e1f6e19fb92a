package dev.wattle.sandbox.freshdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code /api/v2/tickets}; what a human agent does there fires the automation. */
final class TicketsEndpoint {

  private static final Pattern QUERY = Pattern.compile("\"(\\w+):'([^']*)'\"");
  private static final int PAGE = 100;

  private final Tickets tickets;
  private final Consumer<ObjectNode> automation;

  TicketsEndpoint(Tickets tickets, Consumer<ObjectNode> automation) {
    this.tickets = tickets;
    this.automation = automation;
  }

  SandboxAnswer create(JsonNode given) {
    return SandboxAnswer.json(201, tickets.create(given));
  }

  /** What changed since {@code updated_since}, the oldest change first. */
  SandboxAnswer list(Map<String, String> query) {
    String since = query.getOrDefault("updated_since", "");
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    page(
            tickets.all().stream()
                .filter(one -> one.path("updated_at").asText().compareTo(since) >= 0)
                .sorted(Comparator.comparing(one -> one.path("updated_at").asText())),
            query)
        .forEach(found::add);
    return SandboxAnswer.json(200, found);
  }

  static Stream<ObjectNode> page(Stream<ObjectNode> all, Map<String, String> query) {
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    int size = Math.min(PAGE, Integer.parseInt(query.getOrDefault("per_page", "30")));
    return all.skip((page - 1L) * size).limit(size);
  }

  SandboxAnswer read(String id) {
    return SandboxAnswer.json(200, ticket(id));
  }

  SandboxAnswer update(String id, JsonNode given, long agent) {
    ObjectNode changed = tickets.change(id, given);
    fire(agent, changed, given.has("status"));
    return SandboxAnswer.json(200, changed);
  }

  SandboxAnswer note(String id, JsonNode given, long agent) {
    ObjectNode note = tickets.note(id, given, agent, 2);
    fire(agent, ticket(id), true);
    return SandboxAnswer.json(201, note);
  }

  SandboxAnswer reply(String id, JsonNode given, long agent) {
    ObjectNode reply = tickets.note(id, given, agent, 0);
    fire(agent, ticket(id), true);
    return SandboxAnswer.json(201, reply);
  }

  SandboxAnswer conversations(String id, Map<String, String> query) {
    ticket(id);
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    page(tickets.notes(id).stream(), query).forEach(found::add);
    return SandboxAnswer.json(200, found);
  }

  /** One term within double quotes; fields of the account are looked for among its own. */
  SandboxAnswer search(Map<String, String> query) {
    Matcher term = QUERY.matcher(query.getOrDefault("query", ""));
    if (!term.matches()) {
      throw FreshdeskError.invalid(
          400, "query", "The given query is not supported", "invalid_value");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode found = answer.putArray("results");
    tickets.all().stream()
        .filter(
            one ->
                one.path("custom_fields").path(term.group(1)).asText().equals(term.group(2))
                    || one.path(term.group(1)).asText().equals(term.group(2)))
        .forEach(found::add);
    return SandboxAnswer.json(200, answer.put("total", found.size()));
  }

  private ObjectNode ticket(String id) {
    return tickets.find(id).orElseThrow(FreshdeskError::notFound);
  }

  /** The automation leaves out the agent that Wattle is. */
  private void fire(long agent, ObjectNode ticket, boolean wanted) {
    if (wanted && agent == FreshdeskSimulator.HUMAN && ticket.toString().contains("\"whatsapp\"")) {
      automation.accept(ticket);
    }
  }
}
