package dev.wattle.outbound.obstacle;

import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.obstacle.Obstacle.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of obstacles. */
@Component
class ObstacleRows {

  /** Met again by another message, the pause grows; a week after its end it is a new one. */
  private static final String MEET =
      """
      insert into obstacle as o (kind, key, code, cause, since, until, probe_at)
      values (:kind, :key, :code, :cause, :at, :at::timestamptz + make_interval(secs => :pause::float8), :probe::timestamptz)
      on conflict (kind, key) do update set code = excluded.code, cause = excluded.cause, probe_at = excluded.probe_at,
        since = case when o.until + interval '7 days' < :at then excluded.since else o.since end,
        times = case when o.cause = excluded.cause then o.times when o.until + interval '7 days' < :at then 1 else o.times + 1 end,
        until = case when o.cause = excluded.cause then o.until when o.until + interval '7 days' < :at then excluded.until
          else :at::timestamptz + make_interval(secs => least(:pause::float8 * power(:growth::float8, o.times), 2592000)) end
      returning *
      """;

  private static final String OF_PERSON =
      """
      select * from obstacle where key = contact_root(:contact)::text and (until is null or until > :now)
        and (kind in ('unreachable', 'blocked') or kind = 'marketing-cap' and :marketing
          or kind = 'identity' and not :answer) order by kind desc limit 1
      """;

  /** A week longer than it stands, an obstacle is remembered, because a new one would be worse. */
  private static final String SWEEP =
      "delete from obstacle where until < :now::timestamptz - interval '7 days'";

  /** What stood in the way of a person stands in the way of who they turned out to be. */
  private static final String MERGE =
      """
      with moved as (
        delete from obstacle where key = :merged and kind in ('unreachable', 'marketing-cap', 'blocked', 'identity')
        returning kind, code, cause, times, since, until, probe_at)
      insert into obstacle as o (kind, key, code, cause, times, since, until, probe_at)
      select kind, :survivor, code, cause, times, since, until, probe_at from moved
      on conflict (kind, key) do update set times = greatest(o.times, excluded.times), since = greatest(o.since, excluded.since),
        until = case when o.until is null or excluded.until is null then null else greatest(o.until, excluded.until) end
      """;

  private final JdbcClient jdbc;

  ObstacleRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Obstacle meet(Encounter met) {
    return jdbc.sql(MEET)
        .param("kind", met.kind().text())
        .param("key", met.key())
        .param("code", met.code())
        .param("cause", met.cause())
        .param("at", Timestamp.from(met.at()))
        .param("pause", seconds(met.pause()))
        .param("growth", met.growth())
        .param("probe", time(met.probeAfter() == null ? null : met.at().plus(met.probeAfter())))
        .query(ObstacleRows::read)
        .single();
  }

  Optional<Obstacle> ofPerson(ContactId contact, Purpose purpose, Instant now) {
    return jdbc.sql(OF_PERSON)
        .param("contact", contact.value())
        .param("marketing", purpose == Purpose.MARKETING)
        .param("answer", purpose == Purpose.SERVICE)
        .param("now", Timestamp.from(now))
        .query(ObstacleRows::read)
        .optional();
  }

  /** Those that concern more than one person. */
  List<Obstacle> shared() {
    return jdbc.sql(
            "select * from obstacle where kind in ('number', 'account', 'marketing', 'template')")
        .query(ObstacleRows::read)
        .list();
  }

  /** Those that somebody may want to see to. */
  List<Obstacle> listed() {
    return jdbc.sql("select * from obstacle where kind not in ('unreachable', 'marketing-cap')")
        .query(ObstacleRows::read)
        .list();
  }

  /** Under which key obstacles of a person stand. */
  String key(ContactId contact) {
    return jdbc.sql("select contact_root(?)::text")
        .param(contact.value())
        .query(String.class)
        .single();
  }

  void merge(ContactId survivor, ContactId merged) {
    jdbc.sql(MERGE)
        .param("merged", merged.toString())
        .param("survivor", survivor.toString())
        .update();
  }

  int sweep(Instant now) {
    return jdbc.sql(SWEEP).param("now", Timestamp.from(now)).update();
  }

  boolean takeProbe(Obstacle obstacle, Instant next, Instant now) {
    return jdbc.sql(
                "update obstacle set probe_at = :next where kind = :kind and key = :key and probe_at <= :now")
            .param("next", Timestamp.from(next))
            .param("kind", obstacle.kind().text())
            .param("key", obstacle.key())
            .param("now", Timestamp.from(now))
            .update()
        > 0;
  }

  boolean remove(Kind kind, String key) {
    return jdbc.sql("delete from obstacle where kind = ? and key = ?")
            .params(kind.text(), key)
            .update()
        > 0;
  }

  private static Obstacle read(ResultSet row, int number) throws SQLException {
    return new Obstacle(
        Kind.of(row.getString("kind")),
        row.getString("key"),
        row.getInt("code"),
        row.getInt("times"),
        row.getTimestamp("since").toInstant(),
        instant(row.getTimestamp("until")),
        instant(row.getTimestamp("probe_at")));
  }

  private static @Nullable Double seconds(@Nullable Duration pause) {
    return pause == null ? null : (Double) (pause.toMillis() / 1000.0);
  }

  private static @Nullable Timestamp time(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
