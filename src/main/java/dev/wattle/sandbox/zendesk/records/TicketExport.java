package dev.wattle.sandbox.zendesk.records;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /api/v2/incremental/tickets/cursor}: what changed, the oldest first, but not the newest.
 */
public final class TicketExport {

  private static final int MOST = 1000;

  private final Tickets tickets;
  private final Users users;
  private final Limits limits;
  private final Duration withheld;
  private final Clock clock;

  /**
   * @param withheld how old a change must be to be told
   */
  public TicketExport(Tickets tickets, Users users, Limits limits, Duration withheld, Clock clock) {
    this.tickets = tickets;
    this.users = users;
    this.limits = limits;
    this.withheld = withheld;
    this.clock = clock;
  }

  /** From {@code start_time} in seconds, or from {@code cursor} on. */
  public SandboxAnswer list(Map<String, String> query) {
    limits.take("incremental", 10, 60);
    String after = query.containsKey("cursor") ? read(query.get("cursor")) : start(query);
    List<ObjectNode> due =
        tickets.all().stream()
            .filter(ticket -> updated(ticket).isBefore(clock.instant().minus(withheld)))
            .filter(ticket -> place(ticket).compareTo(after) > 0)
            .sorted(Comparator.comparing(TicketExport::place))
            .toList();
    String size = query.getOrDefault("per_page", "1000");
    int most = size.matches("\\d{1,4}") ? Math.min(MOST, Integer.parseInt(size)) : MOST;
    List<ObjectNode> page = due.subList(0, Math.min(most, due.size()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    page.forEach(answer.putArray("tickets")::add);
    if (query.getOrDefault("include", "").contains("users")) {
      requesters(page, answer.putArray("users"));
    }
    String last = page.isEmpty() ? after : place(page.get(page.size() - 1));
    answer.put("after_cursor", written(last)).put("end_of_stream", page.size() == due.size());
    return SandboxAnswer.json(200, answer);
  }

  private void requesters(List<ObjectNode> page, ArrayNode shown) {
    page.stream()
        .map(ticket -> ticket.path("requester_id").asLong())
        .distinct()
        .map(users::find)
        .flatMap(Optional::stream)
        .forEach(shown::add);
  }

  private String start(Map<String, String> query) {
    String text = query.getOrDefault("start_time", "");
    if (!text.matches("\\d{1,12}")) {
      throw ZendeskError.of(400, "ParameterMissing", "start_time is a time in seconds");
    }
    Instant start = Instant.ofEpochSecond(Long.parseLong(text));
    if (start.isAfter(clock.instant().minus(withheld))) {
      throw ZendeskError.of(422, "StartTimeTooRecent", "Too recent start_time");
    }
    return start.minusMillis(1) + " ";
  }

  private static Instant updated(ObjectNode ticket) {
    return Instant.parse(ticket.path("updated_at").asText());
  }

  private static String place(ObjectNode ticket) {
    return "%s %018d".formatted(ticket.path("updated_at").asText(), ticket.path("id").asLong());
  }

  private static String written(String place) {
    return Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ZendeskError.of(400, "InvalidCursor", "cursor is invalid");
    }
  }
}
