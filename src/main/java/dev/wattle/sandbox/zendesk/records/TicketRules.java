package dev.wattle.sandbox.zendesk.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/** What a ticket may look like. */
final class TicketRules {

  static final int MOST_COMMENTS = 5000;

  private static final Map<String, Set<String>> VALUES =
      Map.of(
          "status", Set.of("new", "open", "pending", "hold", "solved", "closed"),
          "priority", Set.of("urgent", "high", "normal", "low"),
          "type", Set.of("problem", "incident", "question", "task"));

  private final LongPredicate isUser;

  TicketRules(LongPredicate isUser) {
    this.isUser = isUser;
  }

  JsonNode given(JsonNode body) {
    if (!body.path("ticket").isObject()) {
      throw ZendeskError.of(400, "ParameterMissing", "Parameter ticket is required");
    }
    JsonNode ticket = body.path("ticket");
    VALUES.forEach(
        (field, allowed) -> {
          if (ticket.hasNonNull(field) && !allowed.contains(ticket.path(field).asText())) {
            throw ZendeskError.invalid(field, field + " is not one of " + allowed);
          }
        });
    for (String field : Set.of("requester_id", "submitter_id", "assignee_id")) {
      user(ticket, field);
    }
    user(ticket.path("comment"), "author_id");
    return ticket;
  }

  static void comment(JsonNode comment) {
    if (text(comment).isBlank() && comment.path("uploads").isEmpty()) {
      throw ZendeskError.invalid("comment", "Comment: Description cannot be blank");
    }
  }

  static String text(JsonNode comment) {
    return comment.path("html_body").asText(comment.path("body").asText(""));
  }

  private void user(JsonNode parent, String field) {
    if (parent.hasNonNull(field) && !isUser.test(parent.path(field).asLong())) {
      throw ZendeskError.invalid(field, field + " names no user");
    }
  }
}
