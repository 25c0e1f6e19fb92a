package dev.wattle.outbound.ledger;

import dev.wattle.event.ContactId;
import dev.wattle.event.StatusChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Joins what became of our messages to what we sent, by our own id or by Meta's. The state is the
 * one of highest rank among all statuses ever heard, so their order and number do not matter.
 */
@Component
public class StatusJoiner {

  private static final int SWEPT = 1000;
  private static final String JOIN =
      """
      with incoming as (
        select wamid, our_id, case status when 'played' then 'read' else status end as status,
          min(at) as at, max(code) as code, max(title) as title
        from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::int[], ?::text[])
          as t(wamid, our_id, status, at, code, title)
        group by 1, 2, 3),
      hit as (
        select m.id, i.wamid, i.status, i.at, i.code, i.title from incoming i join message m on m.id = i.our_id
        union
        select m.id, i.wamid, i.status, i.at, i.code, i.title from incoming i join message m on m.wamid = i.wamid),
      news as (
        select id, max(wamid) as wamid,
          min(at) filter (where status = 'sent') as sent, min(at) filter (where status = 'delivered') as delivered,
          min(at) filter (where status = 'read') as read, min(at) filter (where status = 'failed') as failed,
          (array_agg(status order by message_rank(status) desc))[1] as state,
          max(code) filter (where status = 'failed') as code, max(title) filter (where status = 'failed') as title
        from hit where message_rank(status) > message_rank('accepted') group by id),
      moved as (
        update message m set wamid = coalesce(m.wamid, n.wamid),
          sent_at = least(m.sent_at, n.sent), delivered_at = least(m.delivered_at, n.delivered),
          read_at = least(m.read_at, n.read), failed_at = least(m.failed_at, n.failed),
          state = case when ahead then n.state else m.state end,
          rule = case when not ahead then m.rule when n.state = 'failed' then 'whatsapp.failed' end,
          detail = case when not ahead then m.detail when n.state = 'failed' then n.title end,
          code = case when not ahead then m.code when n.state = 'failed' then n.code end
        from (select news.*, message_rank(news.state) > message_rank(old.state) as ahead
              from news join message old using (id)) n
        where m.id = n.id)
      insert into message_status (wamid, message_id, status, at, error_code, error_title)
      select i.wamid, i.our_id, i.status, i.at, i.code, i.title from incoming i
      where not exists (select 1 from hit h where h.wamid = i.wamid and h.status = i.status)
      on conflict do nothing
      """;
  private static final String JOINABLE =
      """
      select s.* from message_status s where exists (select 1 from message m where m.wamid = s.wamid)
        or exists (select 1 from message m where m.id = s.message_id)
      order by s.at limit ?
      """;

  private final JdbcTemplate jdbc;
  private final ObjectProvider<FailureListener> listeners;

  StatusJoiner(JdbcTemplate jdbc, ObjectProvider<FailureListener> listeners) {
    this.jdbc = jdbc;
    this.listeners = listeners;
  }

  /**
   * Joins them all in one statement. Those of messages that we do not know yet are kept, and join
   * when the send is recorded.
   */
  public void join(List<StatusChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    jdbc.update(
        JOIN,
        array(changes, StatusChange::wamid, String[]::new),
        array(changes, StatusChange::ourId, String[]::new),
        array(changes, StatusChange::status, String[]::new),
        array(changes, change -> Timestamp.from(change.at()), Timestamp[]::new),
        array(changes, StatusChange::errorCode, Integer[]::new),
        array(changes, StatusChange::errorTitle, String[]::new));
    changes.stream().filter(change -> change.errorCode() != null).forEach(this::tell);
  }

  /**
   * Joins kept statuses whose message is known by now; a handful at most, after a rare race.
   *
   * @param forgotten those from before that time belong to nothing of ours
   */
  public void sweep(Instant forgotten) {
    joinKept(jdbc.query(JOINABLE, StatusJoiner::read, SWEPT));
    jdbc.update("delete from message_status where at < ?", Timestamp.from(forgotten));
  }

  void joinKept(List<StatusChange> kept) {
    join(kept);
    kept.forEach(
        change ->
            jdbc.update(
                "delete from message_status where wamid = ? and status = ?",
                change.wamid(),
                change.status()));
  }

  private void tell(StatusChange change) {
    jdbc.query(
            "select id, contact_id from message where id = ? or wamid = ?",
            (row, number) ->
                new FailureListener.FailedMessage(
                    row.getString("id"),
                    new ContactId(row.getObject("contact_id", UUID.class)),
                    change.errorCode(),
                    change.at()),
            change.ourId(),
            change.wamid())
        .forEach(failed -> listeners.orderedStream().forEach(listener -> listener.failed(failed)));
  }

  static StatusChange read(ResultSet row, int number) throws SQLException {
    return new StatusChange(
        row.getString("wamid"),
        row.getString("message_id"),
        row.getString("status"),
        row.getTimestamp("at").toInstant(),
        (@Nullable Integer) row.getObject("error_code"),
        row.getString("error_title"),
        null,
        Map.of());
  }

  private static <A> A[] array(
      List<StatusChange> changes,
      Function<StatusChange, @Nullable A> part,
      IntFunction<A[]> array) {
    return changes.stream().map(part).toArray(array);
  }
}
