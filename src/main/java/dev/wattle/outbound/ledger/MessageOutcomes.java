package dev.wattle.outbound.ledger;

import dev.wattle.event.StatusChange;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what came of an attempt; one statement each. */
@Component
public class MessageOutcomes {

  private static final String WITH_ATTEMPT =
      """
      with attempt as (
        insert into message_attempt (message_id, no, started_at, outcome, code, detail, took_ms)
        values (:id, :no, :started, :outcome, :code::int, :detail, :took)
        on conflict (message_id, no) do update set outcome = excluded.outcome, code = excluded.code,
          detail = excluded.detail, took_ms = excluded.took_ms),
      """;
  private static final String ACCEPTED =
      WITH_ATTEMPT
          + """
          done as (
            update message set wamid = :wamid, accepted_at = coalesce(accepted_at, :now),
              state = case when message_rank(state) < message_rank('accepted') then 'accepted' else state end,
              rule = case when state = 'failed' then rule end, detail = case when state = 'failed' then detail end
            where id = :id)
          select * from message_status where wamid = :wamid
          """;
  private static final String MOVED =
      WITH_ATTEMPT
          + """
          done as (
            update message set state = :state, rule = :rule, detail = :detail, code = :code::int,
              failed_at = case when :state = 'failed' then :now::timestamptz end
            where id = :id and state in ('claimed', 'uncertain') returning id)
          select count(*) from done
          """;

  private final JdbcClient jdbc;
  private final StatusJoiner joiner;
  private final Clock clock;

  MessageOutcomes(JdbcClient jdbc, StatusJoiner joiner, Clock clock) {
    this.jdbc = jdbc;
    this.joiner = joiner;
    this.clock = clock;
  }

  /** The vendor took it; statuses that overtook this answer join now. */
  public void accepted(Try attempt, String wamid) {
    List<StatusChange> early =
        with(ACCEPTED, attempt, "accepted", null, null)
            .param("wamid", wamid)
            .param("now", Timestamp.from(clock.instant()))
            .query(StatusJoiner::read)
            .list();
    joiner.joinKept(early);
  }

  /** It was not sent, for certain, and nobody refused it: free for the next attempt. */
  public void released(Try attempt, @Nullable Integer code, String detail) {
    moved(attempt, "not-sent", MessageState.REQUESTED, null, code, detail);
  }

  /** It was refused, for certain; the claim stays until it is deferred or failed. */
  public void failed(Try attempt, String rule, @Nullable Integer code, String detail) {
    moved(attempt, "rejected", MessageState.FAILED, rule, code, detail);
  }

  /** It may have been sent, nobody knows. */
  public void uncertain(Try attempt, String detail) {
    moved(attempt, "uncertain", MessageState.UNCERTAIN, "outbound.uncertain", null, detail);
  }

  /** It was refused for now; the caller defers it. */
  public void rejectedForNow(Try attempt, @Nullable Integer code, String detail) {
    moved(attempt, "rejected", MessageState.CLAIMED, null, code, detail);
  }

  /**
   * No status came in time.
   *
   * @param next {@code REQUESTED} to send it once more, {@code FAILED} to give it up
   * @return false if it was settled meanwhile
   */
  public boolean unsettled(String id, MessageState next) {
    String sql =
        """
        update message set state = :state, failed_at = case when :state = 'failed' then :now::timestamptz end
        where id = :id and state = 'uncertain'
        """;
    return jdbc.sql(sql)
            .param("id", id)
            .param("state", next.text())
            .param("now", Timestamp.from(clock.instant()))
            .update()
        > 0;
  }

  /** How often the message was refused with this code so far. */
  public int refusals(String id, int code) {
    return jdbc.sql("select count(*) from message_attempt where message_id = ? and code = ?")
        .params(id, code)
        .query(Integer.class)
        .single();
  }

  private void moved(
      Try attempt,
      String outcome,
      MessageState state,
      @Nullable String rule,
      @Nullable Integer code,
      String detail) {
    with(MOVED, attempt, outcome, code, detail)
        .param("state", state.text())
        .param("rule", rule)
        .param("now", Timestamp.from(clock.instant()))
        .query(Integer.class)
        .single();
  }

  private JdbcClient.StatementSpec with(
      String sql, Try attempt, String outcome, @Nullable Integer code, @Nullable String detail) {
    return jdbc.sql(sql)
        .param("id", attempt.id())
        .param("no", attempt.no())
        .param("started", Timestamp.from(attempt.startedAt()))
        .param("outcome", outcome)
        .param("code", code)
        .param("detail", detail)
        .param("took", (int) attempt.took().toMillis());
  }

  /**
   * One call.
   *
   * @param id of the message
   * @param no as {@link MessageClaims#claim} numbered it
   */
  public record Try(String id, int no, Instant startedAt, Duration took) {}
}
