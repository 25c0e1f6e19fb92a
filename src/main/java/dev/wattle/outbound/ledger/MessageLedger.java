package dev.wattle.outbound.ledger;

import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.ledger.MessageReceipt.Attempt;
import dev.wattle.outbound.ledger.MessageReceipt.Problem;
import dev.wattle.outbound.ledger.MessageReceipt.Ruling;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what became of a message, and why. */
@Component
public class MessageLedger {

  private static final List<String> STATUSES =
      List.of("accepted", "sent", "delivered", "read", "failed");

  private final JdbcClient jdbc;

  MessageLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty for an id that nobody asked for, or that the gate has not seen yet. */
  public Optional<MessageReceipt> find(String id) {
    return jdbc.sql("select * from message where id = ?").param(id).query(this::receipt).optional();
  }

  /** The latest messages to one person, under whichever id, newest first. */
  public List<MessageReceipt> recent(ContactId contact, int limit) {
    return jdbc.sql(
            """
            select * from message where contact_id in (select id from contact_family(?))
            order by requested_at desc, id limit ?
            """)
        .params(contact.value(), limit)
        .query(this::receipt)
        .list();
  }

  /**
   * A page of all messages to one person, the oldest first.
   *
   * @param last where the page before ended; null for the first page
   */
  public List<MessageReceipt> after(ContactId contact, @Nullable MessageReceipt last, int limit) {
    return jdbc.sql(
            """
            select * from message where contact_id in (select id from contact_family(?))
              and (requested_at, id) > (?::timestamptz, ?) order by requested_at, id limit ?
            """)
        .params(
            contact.value(),
            last == null ? "-infinity" : last.requestedAt().toString(),
            last == null ? "" : last.id(),
            limit)
        .query(this::receipt)
        .list();
  }

  private MessageReceipt receipt(ResultSet row, int number) throws SQLException {
    String id = row.getString("id");
    List<Ruling> verdicts = verdicts(row);
    int last = verdicts.size() - 1;
    return new MessageReceipt(
        id,
        new ContactId(row.getObject("contact_id", UUID.class)),
        row.getString("number_id"),
        Purpose.of(row.getString("purpose")),
        row.getString("type"),
        row.getString("template"),
        row.getString("flow"),
        row.getString("cause"),
        MessageState.of(row.getString("state")),
        row.getString("wamid"),
        last < 0 ? null : verdicts.get(last),
        last < 0 ? List.of() : verdicts.subList(0, last),
        attempts(id),
        statuses(row),
        problem(row),
        time(row, "due_at"),
        row.getTimestamp("requested_at").toInstant());
  }

  /** Every "later" and "withhold" stands in its table, the last "send" in the message itself. */
  private List<Ruling> verdicts(ResultSet message) throws SQLException {
    Long consent = (@Nullable Long) message.getObject("consent_row");
    List<Ruling> verdicts =
        new ArrayList<>(
            jdbc.sql("select * from verdict where message_id = ? order by id")
                .param(message.getString("id"))
                .query((row, number) -> ruling(row, consent))
                .list());
    @Nullable Instant sent = time(message, "claimed_at");
    if (sent != null) {
      verdicts.add(new Ruling("send", "outbound.send", null, sent, consent));
      verdicts.sort(Comparator.comparing(Ruling::at));
    }
    return verdicts;
  }

  private static Ruling ruling(ResultSet row, @Nullable Long consent) throws SQLException {
    return new Ruling(
        row.getString("outcome"),
        row.getString("rule"),
        row.getString("detail"),
        row.getTimestamp("at").toInstant(),
        row.getString("rule").startsWith("consent.") ? consent : null);
  }

  private List<Attempt> attempts(String id) {
    return jdbc.sql("select * from message_attempt where message_id = ? order by no")
        .param(id)
        .query(
            (row, number) ->
                new Attempt(
                    row.getInt("no"),
                    row.getTimestamp("started_at").toInstant(),
                    row.getString("outcome"),
                    (@Nullable Integer) row.getObject("code"),
                    row.getString("detail"),
                    row.getInt("took_ms")))
        .list();
  }

  private static Map<String, Instant> statuses(ResultSet row) throws SQLException {
    Map<String, Instant> statuses = new LinkedHashMap<>();
    for (String status : STATUSES) {
      @Nullable Instant at = time(row, status + "_at");
      if (at != null) {
        statuses.put(status, at);
      }
    }
    return statuses;
  }

  private static @Nullable Problem problem(ResultSet row) throws SQLException {
    MessageState state = MessageState.of(row.getString("state"));
    return state == MessageState.FAILED || state == MessageState.UNCERTAIN
        ? new Problem(
            row.getString("rule"),
            (@Nullable Integer) row.getObject("code"),
            row.getString("detail"))
        : null;
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    @Nullable Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
