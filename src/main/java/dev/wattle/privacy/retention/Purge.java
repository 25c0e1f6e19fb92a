package dev.wattle.privacy.retention;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what is older than its class allows, a batch at a time, and reports. */
@Component
class Purge {

  private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

  private final RetentionClasses classes;
  private final RetentionSettings settings;
  private final JdbcClient jdbc;
  private final MeterRegistry meters;
  private final Clock clock;

  Purge(
      RetentionClasses classes,
      RetentionSettings settings,
      JdbcClient jdbc,
      MeterRegistry meters,
      Clock clock) {
    this.classes = classes;
    this.settings = settings;
    this.jdbc = jdbc;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Each batch is a transaction of its own; whoever is cut off goes on the next night.
   *
   * @param dryRun counts only
   */
  List<RetentionRun> run(boolean dryRun) {
    List<RetentionRun> report = new ArrayList<>();
    for (RetentionClass one : classes.all()) {
      RetentionRun run = run(one, dryRun);
      keep(run);
      report.add(run);
      meters.counter("wattle.retention.purged", "class", one.name()).increment(run.purged());
      LOG.info(
          "retention class={} dry={} due={} purged={} took={}ms",
          run.kept(),
          dryRun,
          run.due(),
          run.purged(),
          run.tookMs());
    }
    return report;
  }

  /** The newest first. */
  List<RetentionRun> latest(int limit) {
    return jdbc.sql("select * from retention_run order by id desc limit ?")
        .param(limit)
        .query(
            (row, number) ->
                new RetentionRun(
                    row.getTimestamp("at").toInstant(),
                    row.getString("class"),
                    row.getBoolean("dry_run"),
                    row.getTimestamp("cutoff").toInstant(),
                    row.getLong("due"),
                    row.getLong("purged"),
                    row.getLong("took_ms")))
        .list();
  }

  private RetentionRun run(RetentionClass one, boolean dryRun) {
    Instant start = clock.instant();
    Timestamp cutoff = Timestamp.from(one.cutoff());
    long due = jdbc.sql(one.due()).param("cutoff", cutoff).query(Long.class).single();
    long purged = dryRun ? 0 : purge(one.purge(), cutoff);
    long took = Duration.between(start, clock.instant()).toMillis();
    return new RetentionRun(start, one.name(), dryRun, one.cutoff(), due, purged, took);
  }

  private long purge(@Nullable String sql, Timestamp cutoff) {
    if (sql == null) {
      return 0;
    }
    long purged = 0;
    int batch;
    do {
      batch =
          jdbc.sql(sql)
              .param("cutoff", cutoff)
              .param("now", Timestamp.from(clock.instant()))
              .param("batch", settings.batch())
              .update();
      purged += batch;
    } while (batch == settings.batch());
    return purged;
  }

  private void keep(RetentionRun run) {
    jdbc.sql(
            """
            insert into retention_run (at, class, dry_run, cutoff, due, purged, took_ms) values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Timestamp.from(run.at()),
            run.kept(),
            run.dryRun(),
            Timestamp.from(run.cutoff()),
            run.due(),
            run.purged(),
            run.tookMs())
        .update();
  }
}
