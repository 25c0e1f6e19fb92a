package dev.wattle.outbound.ledger;

import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down why a message was not sent, or not now. A message that was sent keeps its state. */
@Component
public class MessageVerdicts {

  private static final String WITHHOLD =
      """
      with kept as (
        insert into message as m (%s, state, rule, detail, decided_at, consent_row)
        values (%s, 'withheld', :rule, :detail, :now, :consent::bigint)
        on conflict (id) do update set state = 'withheld', rule = excluded.rule, detail = excluded.detail,
          decided_at = excluded.decided_at, consent_row = excluded.consent_row, due_at = null
        where m.state in ('requested', 'deferred', 'withheld')
        returning id)
      insert into verdict (message_id, at, outcome, rule, detail)
      select id, :now, 'withhold', :rule, :detail from kept returning message_id
      """;

  /** Those who wait for the same limit keep their order and their distance. */
  private static final String DEFER =
      """
      insert into message as m (%s, state, rule, detail, decided_at, due_at, queue_no)
      values (%s, 'deferred', :rule, :detail, :now, greatest(:due, (
          select max(d.due_at) + make_interval(secs => :spacing) from message d
          where :queued and d.contact_id = :contact and d.number_id = :number and d.state = 'deferred'
            and d.id <> :id and d.queue_no < coalesce((select queue_no from message where id = :id), 9223372036854775807))),
        case when :queued then nextval('message_queue') end)
      on conflict (id) do update set state = 'deferred', rule = excluded.rule, detail = excluded.detail,
        decided_at = excluded.decided_at, due_at = excluded.due_at, queue_no = coalesce(m.queue_no, excluded.queue_no),
        %s
      where m.state in ('requested', 'withheld') or m.state = 'deferred' and :resumed or m.state = 'claimed' and :claimed
      returning due_at
      """;

  private static final String NOTE_LATER =
      "insert into verdict (message_id, at, outcome, rule, detail) values (?, ?, 'later', ?, ?)";
  private static final String CANCEL =
      """
      with cancelled as (
        update message set state = 'withheld', rule = :rule, detail = :detail, decided_at = :now, due_at = null
        where contact_id in (select id from contact_family(:contact)) and purpose = :purpose and state = 'deferred'
        returning id)
      insert into verdict (message_id, at, outcome, rule, detail)
      select id, :now, 'withhold', :rule, :detail from cancelled
      """;

  private final JdbcClient jdbc;
  private final MessageColumns columns;
  private final Clock clock;

  MessageVerdicts(JdbcClient jdbc, MessageColumns columns, Clock clock) {
    this.jdbc = jdbc;
    this.columns = columns;
    this.clock = clock;
  }

  /**
   * The message is not sent.
   *
   * @return false if it was claimed before, so that the verdict came too late
   */
  public boolean withhold(
      MessageRequested message, String rule, String detail, @Nullable Long consentRow) {
    return with(WITHHOLD, message, rule, detail)
        .param("consent", consentRow)
        .query(String.class)
        .optional()
        .isPresent();
  }

  /**
   * The message is sent later.
   *
   * @param line whether it waits in line with others to the same person
   * @return when it comes back: not before {@code until}, and not before those ahead of it; empty
   *     if the verdict came too late
   */
  public Optional<Instant> defer(
      MessageRequested message, String rule, String detail, Instant until, Line line) {
    Optional<Instant> due =
        with(DEFER, message, rule, detail)
            .param("due", Timestamp.from(until))
            .param("queued", line.queued())
            .param("spacing", line.spacing().toMillis() / 1000.0)
            .param("resumed", line.from() == From.WAITING)
            .param("claimed", line.from() == From.CLAIMED)
            .query((row, number) -> row.getTimestamp(1).toInstant())
            .optional();
    due.ifPresent(time -> jdbc.sql(NOTE_LATER).params(message.id(), now(), rule, detail).update());
    return due;
  }

  /** Withdraws what is deferred for this person and purpose. */
  public void cancelDeferred(ContactId contact, Purpose purpose, String rule, String detail) {
    jdbc.sql(CANCEL)
        .param("contact", contact.value())
        .param("purpose", purpose.text())
        .param("rule", rule)
        .param("detail", detail)
        .param("now", now())
        .update();
  }

  private JdbcClient.StatementSpec with(
      String sql, MessageRequested message, String rule, String detail) {
    String whole =
        sql.formatted(MessageColumns.NAMES, MessageColumns.VALUES, MessageColumns.REPLACED);
    return columns
        .bind(jdbc.sql(whole), message)
        .param("rule", rule)
        .param("detail", detail)
        .param("now", now());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /** Where a message was before it is deferred; from any other place it is not. */
  public enum From {
    NEW,
    /** It had waited before. */
    WAITING,
    /** We hold the claim, and know that it was not sent. */
    CLAIMED
  }

  /**
   * How a deferred message waits.
   *
   * @param queued behind earlier messages to the same person
   * @param spacing between two of them
   */
  public record Line(boolean queued, Duration spacing, From from) {

    /** By itself. */
    public static Line alone(From from) {
      return new Line(false, Duration.ZERO, from);
    }
  }
}
