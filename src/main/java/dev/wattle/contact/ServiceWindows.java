package dev.wattle.contact;

import dev.wattle.event.ContactId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The 24 hours after a person's last message in which we may answer freely; one window for each of
 * our numbers.
 */
@Component
public class ServiceWindows {

  /** Meta's customer service window. */
  public static final Duration LENGTH = Duration.ofHours(24);

  private static final String TOUCH =
      """
      insert into service_window as w (contact_id, number_id, last_inbound_at, conversation_id, first_message)
      values (contact_root(?), ?, ?, ?, ?)
      on conflict (contact_id, number_id) do update set
        conversation_id = case when excluded.last_inbound_at > w.last_inbound_at + interval '24 hours'
          then excluded.conversation_id else w.conversation_id end,
        first_message = case when excluded.last_inbound_at > w.last_inbound_at + interval '24 hours'
          then excluded.first_message else w.first_message end,
        last_inbound_at = greatest(w.last_inbound_at, excluded.last_inbound_at)
      returning conversation_id, first_message
      """;

  private final JdbcTemplate jdbc;

  ServiceWindows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** When the person last wrote to that number; empty if never. */
  public Optional<Instant> lastInbound(ContactId contact, String numberId) {
    String sql =
        """
        select last_inbound_at from service_window
        where contact_id in (select id from contact_family(?)) and number_id = ?
        order by last_inbound_at desc limit 1
        """;
    return jdbc
        .query(sql, (row, n) -> row.getTimestamp(1).toInstant(), contact.value(), numberId)
        .stream()
        .findFirst();
  }

  /** When the person last wrote, by number id. */
  public Map<String, Instant> lastInbound(ContactId contact) {
    String sql =
        """
        select number_id, max(last_inbound_at) from service_window
        where contact_id in (select id from contact_family(?)) group by number_id
        """;
    return jdbc
        .query(
            sql,
            (row, n) -> Map.entry(row.getString(1), row.getTimestamp(2).toInstant()),
            contact.value())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * The person wrote. Repeating it with the same message gives the same answer, so that a replay
   * after a crash still knows a first message.
   */
  public Conversation touch(ContactId contact, String numberId, String messageId, Instant at) {
    return jdbc.queryForObject(
        TOUCH,
        (row, n) ->
            new Conversation(row.getObject(1, UUID.class), row.getString(2).equals(messageId)),
        contact.value(),
        numberId,
        Timestamp.from(at),
        UUID.randomUUID(),
        messageId);
  }

  /**
   * An exchange of messages without a gap of a day.
   *
   * @param started whether this message began it
   */
  public record Conversation(UUID id, boolean started) {}
}
