package dev.wattle.outbound.ledger;

import dev.wattle.event.MessageRequested;
import dev.wattle.event.Position;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may send a message: one statement both writes it down and claims it, so that of all who try
 * one wins.
 */
@Component
public class MessageClaims {

  private static final String REQUEST =
      "insert into message (%s, state) values (%s, 'requested') on conflict (id) do nothing"
          .formatted(MessageColumns.NAMES, MessageColumns.VALUES);

  /**
   * Withheld messages stay free to come again. Failed ones that never left do so only from another
   * place on the bus: somebody asked again.
   */
  private static final String CLAIM =
      """
      insert into message as m (%s, state, attempts, claimed_at, decided_at, consent_row,
        claim_topic, claim_partition, claim_offset)
      select %s, 'claimed', 1, :now, :now, :consent::bigint, :topic, :partition, :offset
      where not exists (
        select 1 from message d
        where d.contact_id = :contact and d.number_id = :number and d.state = 'deferred' and d.id <> :id
          and d.queue_no < coalesce((select queue_no from message where id = :id), 9223372036854775807))
        and frequency_room(:contact, :purpose, :id, :now, :cap, make_interval(secs => :span))
      on conflict (id) do update set state = 'claimed', attempts = m.attempts + 1,
        claimed_at = excluded.claimed_at, decided_at = excluded.decided_at, consent_row = excluded.consent_row,
        claim_topic = excluded.claim_topic, claim_partition = excluded.claim_partition,
        claim_offset = excluded.claim_offset, %s, rule = null, detail = null, code = null, due_at = null, failed_at = null
      where m.state in ('requested', 'withheld')
        or m.state = 'deferred' and :resumed
        or m.state = 'failed' and m.wamid is null and (:resumed or m.rule is distinct from 'outbound.uncertain')
          and (m.claim_topic, m.claim_partition, m.claim_offset)
            is distinct from (excluded.claim_topic, excluded.claim_partition, excluded.claim_offset)
      returning attempts
      """
          .formatted(MessageColumns.NAMES, MessageColumns.VALUES, MessageColumns.REPLACED);

  private static final String STANDING =
      """
      select *, (select count(*) from message_attempt a where a.message_id = m.id and a.outcome = 'uncertain') as uncertain
      from message m where id = ?
      """;

  private final JdbcClient jdbc;
  private final MessageColumns columns;
  private final Clock clock;

  MessageClaims(JdbcClient jdbc, MessageColumns columns, Clock clock) {
    this.jdbc = jdbc;
    this.columns = columns;
    this.clock = clock;
  }

  /** Writes a request down before the gate has seen it, so that it can be asked for at once. */
  public void note(MessageRequested message) {
    columns.bind(jdbc.sql(REQUEST), message).update();
  }

  /**
   * Claims the message for one attempt.
   *
   * @param position where the record lies that asks for it
   * @param resumed whether the message was deferred, and its time has come
   * @param consentRow what allows it
   * @return the attempt's number; empty if it was claimed before, or an earlier message to the same
   *     person still waits
   */
  public OptionalInt claim(
      MessageRequested message, Position position, boolean resumed, @Nullable Long consentRow) {
    return claim(message, position, resumed, consentRow, Cap.NONE);
  }

  /** As above; empty also if the person got as many messages for this purpose as the cap allows. */
  public OptionalInt claim(
      MessageRequested message,
      Position position,
      boolean resumed,
      @Nullable Long consentRow,
      Cap cap) {
    Optional<Integer> attempt =
        columns
            .bind(jdbc.sql(CLAIM), message)
            .param("now", Timestamp.from(clock.instant()))
            .param("consent", consentRow)
            .param("topic", position.topic())
            .param("partition", position.partition())
            .param("offset", position.offset())
            .param("resumed", resumed)
            .param("cap", cap.messages())
            .param("span", (double) cap.per().toSeconds())
            .query(Integer.class)
            .optional();
    return attempt.isPresent() ? OptionalInt.of(attempt.get()) : OptionalInt.empty();
  }

  /** How the message stands; empty if nobody has written it down yet. */
  public Optional<Standing> standing(String id) {
    return jdbc.sql(STANDING)
        .param(id)
        .query(
            (row, number) -> {
              @Nullable String topic = row.getString("claim_topic");
              @Nullable Timestamp due = row.getTimestamp("due_at");
              return new Standing(
                  MessageState.of(row.getString("state")),
                  row.getInt("attempts"),
                  row.getInt("uncertain"),
                  topic == null
                      ? null
                      : new Position(
                          topic, row.getInt("claim_partition"), row.getLong("claim_offset")),
                  due == null ? (@Nullable Instant) null : due.toInstant());
            })
        .optional();
  }

  /** The message as it was asked for; empty for an unknown id. */
  public Optional<MessageRequested> requested(String id) {
    return jdbc.sql("select * from message where id = ?").param(id).query(columns::read).optional();
  }

  /**
   * Messages to one person for one purpose in a moving time.
   *
   * @param messages 0 for any number
   */
  public record Cap(int messages, Duration per) {

    public static final Cap NONE = new Cap(0, Duration.ofSeconds(1));

    public boolean isNone() {
      return messages == 0;
    }
  }
}
