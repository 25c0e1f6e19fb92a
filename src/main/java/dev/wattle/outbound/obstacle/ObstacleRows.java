package dev.wattle.outbound.obstacle;

import dev.wattle.event.ContactId;
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
      select * from obstacle where key = :key and until > :now
        and (kind = 'unreachable' or kind = 'marketing-cap' and :marketing) order by kind desc limit 1
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

  Optional<Obstacle> ofPerson(ContactId contact, boolean marketing, Instant now) {
    return jdbc.sql(OF_PERSON)
        .param("key", contact.toString())
        .param("marketing", marketing)
        .param("now", Timestamp.from(now))
        .query(ObstacleRows::read)
        .optional();
  }

  /** Those that are not about one person. */
  List<Obstacle> shared() {
    return jdbc.sql("select * from obstacle where kind not in ('unreachable', 'marketing-cap')")
        .query(ObstacleRows::read)
        .list();
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
