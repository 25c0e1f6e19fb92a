package dev.wattle.subscription.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code webhook_delivery}. Whoever takes one is the only one who tries it. */
@Component
public class Deliveries {

  private static final String ADD =
      """
      insert into webhook_delivery (webhook_id, event_id, type, lane, body, next_at, created_at)
      values (?, ?, ?, ?, ?, ?, ?) on conflict (webhook_id, event_id) do nothing
      """;
  private static final String CLAIM =
      """
      update webhook_delivery set attempts = attempts + 1, next_at = :lease where no in (
        select no from webhook_delivery d
        where webhook_id = :webhook and state = 'pending' and next_at <= :now and not exists (
          select from webhook_delivery before where before.webhook_id = d.webhook_id
            and before.lane = d.lane and before.state = 'pending' and before.no < d.no)
        order by no limit :limit for update skip locked)
      returning no, event_id, attempts, body
      """;
  private static final String DUE =
      """
      select id from webhook where enabled and exists (
        select from webhook_delivery where webhook_id = webhook.id and state = 'pending' and next_at <= ?)
      """;
  private static final String PAGE =
      """
      select * from webhook_delivery where webhook_id = :webhook
        and (:state::text is null or state = :state) and (:before::bigint is null or no < :before)
      order by no desc limit :limit
      """;
  private static final String RESEND =
      "update webhook_delivery set state = 'pending', attempts = 0, done_at = null, next_at = :now where webhook_id = :webhook ";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  public Deliveries(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.batches = new JdbcTemplate(database);
  }

  /** Part of the caller's transaction. Those that are here already stay as they are. */
  void add(List<Arrival> arrivals, Instant now) {
    Timestamp at = Timestamp.from(now);
    batches.batchUpdate(
        ADD,
        arrivals.stream()
            .map(
                one ->
                    new Object[] {
                      one.webhook(), one.eventId(), one.type(), one.lane(), one.body(), at, at
                    })
            .toList());
  }

  /**
   * The first of each lane, as far as they are due; nobody else takes them until the lease ends.
   */
  List<Claimed> claim(UUID webhook, Instant now, Instant lease, int limit) {
    return jdbc.sql(CLAIM)
        .param("webhook", webhook)
        .param("now", Timestamp.from(now))
        .param("lease", Timestamp.from(lease))
        .param("limit", limit)
        .query(
            (row, number) ->
                new Claimed(
                    row.getLong("no"),
                    row.getString("event_id"),
                    row.getInt("attempts"),
                    row.getBytes("body")))
        .list();
  }

  void delivered(Claimed one, String answer, Instant now) {
    finish(one, "state = 'delivered', answer = ?, done_at = ?", answer, Timestamp.from(now));
  }

  void again(Claimed one, String answer, Instant next) {
    finish(one, "answer = ?, next_at = ?", answer, Timestamp.from(next));
  }

  /** Nothing that waits for this subscriber is tried before then. */
  void holdOff(UUID webhook, Instant until) {
    jdbc.sql(
            "update webhook_delivery set next_at = :until where webhook_id = :webhook and state = 'pending' and next_at < :until")
        .param("until", Timestamp.from(until))
        .param("webhook", webhook)
        .update();
  }

  void failed(Claimed one, String answer) {
    finish(one, "state = 'failed', answer = ?", answer);
  }

  /** The subscribers that are on and have something due. */
  List<UUID> due(Instant now) {
    return jdbc.sql(DUE).param(Timestamp.from(now)).query(UUID.class).list();
  }

  /** The newest first. */
  public List<DeliveryView> page(
      UUID webhook, @Nullable String state, int limit, @Nullable Long before) {
    return jdbc.sql(PAGE)
        .param("webhook", webhook)
        .param("state", state)
        .param("before", before)
        .param("limit", limit)
        .query(Deliveries::row)
        .list();
  }

  /** Whether there is such a one; tried anew from the first attempt. */
  public boolean resend(UUID webhook, long no, Instant now) {
    return jdbc.sql(RESEND + "and no = :no and (state <> 'pending' or next_at > :now)")
            .param("webhook", webhook)
            .param("now", Timestamp.from(now))
            .param("no", no)
            .update()
        > 0;
  }

  /** How many. */
  public int resendFailed(UUID webhook, Instant now) {
    return jdbc.sql(RESEND + "and state = 'failed'")
        .param("webhook", webhook)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** How many wait, for all subscribers together. */
  public long pending() {
    return jdbc.sql("select count(*) from webhook_delivery where state = 'pending'")
        .query(Long.class)
        .single();
  }

  /** Nothing, if somebody else has taken it since. */
  private void finish(Claimed one, String set, Object... values) {
    jdbc.sql(
            "update webhook_delivery set "
                + set
                + " where no = ? and state = 'pending' and attempts = ?")
        .params(values)
        .params(one.no(), one.attempt())
        .update();
  }

  private static DeliveryView row(ResultSet row, int number) throws SQLException {
    String state = row.getString("state");
    @Nullable Timestamp done = row.getTimestamp("done_at");
    return new DeliveryView(
        row.getLong("no"),
        row.getString("event_id"),
        row.getString("type"),
        row.getString("lane"),
        state,
        row.getInt("attempts"),
        row.getString("answer"),
        state.equals("pending") ? row.getTimestamp("next_at").toInstant() : null,
        row.getTimestamp("created_at").toInstant(),
        done == null ? null : done.toInstant());
  }
}
