package dev.wattle.consent.cache;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Looks several times a second in PostgreSQL for what any node has recorded or merged, and forgets
 * what was kept about those people. Hazelcast is faster; this is what can be relied on. It has a
 * thread of its own, so that nothing else makes it late.
 */
@Component
class LedgerWatch {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);

  /** For more it is quicker to forget all. */
  private static final int MOST = 2_000;

  /**
   * All that was committed since: transactions from the oldest that was open at the last look up to
   * now. Numbers from before a restore into another cluster may be higher, and are left out.
   */
  private static final String CHANGED =
      """
      with now as materialized (
        select pg_snapshot_xmin(pg_current_snapshot()) as oldest, pg_snapshot_xmax(pg_current_snapshot()) as next),
      changed as (
        -- Ordered and limited, so that the index is used however large the ledger is.
        (select c.contact_id as id from consent c where c.written_in >= ?::xid8
          and c.written_in < (select next from now) order by c.written_in limit %1$d)
        union all
        (select m.merged from contact_merge m where m.written_in >= ?::xid8
          and m.written_in < (select next from now) order by m.written_in limit %1$d))
      select now.oldest::text as oldest, family.id
      from now left join (select distinct f.id from changed, contact_family(changed.id) f) family on true
      """
          .formatted(MOST + 1);

  private static final String OLDEST = "select pg_snapshot_xmin(pg_current_snapshot())::text";

  private final JdbcTemplate jdbc;
  private final Forgetting forgetting;
  private final Trust trust;
  private final CacheSettings settings;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread one = new Thread(work, "consent-watch");
            one.setDaemon(true);
            return one;
          });
  private @Nullable String since;
  private boolean silent;

  LedgerWatch(DataSource database, Forgetting forgetting, Trust trust, CacheSettings settings) {
    this.jdbc = new JdbcTemplate(database);
    this.forgetting = forgetting;
    this.trust = trust;
    this.settings = settings;
  }

  @PostConstruct
  void start() {
    if (settings.size() > 0) {
      long pause = settings.watchInterval().toMillis();
      thread.scheduleWithFixedDelay(this::tick, 0, pause, TimeUnit.MILLISECONDS);
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }

  private void tick() {
    try {
      look();
      silent = false;
    } catch (RuntimeException e) {
      // Not trusted any more, so that every question goes to PostgreSQL, and says what is wrong.
      if (!silent) {
        LOG.warn("consent-watch-blind cause={}", e.getClass().getSimpleName());
      }
      silent = true;
    }
  }

  void look() {
    long began = System.nanoTime();
    String from = since != null ? since : jdbc.queryForObject(OLDEST, String.class);
    AtomicReference<String> next = new AtomicReference<>(from);
    List<UUID> changed = new ArrayList<>();
    jdbc.query(
        CHANGED,
        row -> {
          next.set(row.getString("oldest"));
          Optional.ofNullable(row.getObject("id", UUID.class)).ifPresent(changed::add);
        },
        from,
        from);
    if (changed.size() > MOST) {
      forgetting.forgetAll();
    } else if (!changed.isEmpty()) {
      forgetting.forget(changed);
    }
    since = next.get();
    forgetting.payBack();
    trust.gain(began);
  }
}
