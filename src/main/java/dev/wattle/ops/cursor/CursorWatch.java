package dev.wattle.ops.cursor;

import dev.wattle.connector.cursor.Cursor;
import dev.wattle.connector.cursor.CursorRows;
import dev.wattle.connector.cursor.Turns;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The cursors of the flows that run here, and the gauge of their age. Those of flows that are
 * switched off are nobody's business.
 */
@Component
class CursorWatch {

  private static final Logger LOG = LoggerFactory.getLogger(CursorWatch.class);

  private final CursorRows rows;
  private final Turns turns;
  private final CursorSettings settings;
  private final Clock clock;
  private final AtomicLong age = new AtomicLong();

  CursorWatch(
      CursorRows rows, Turns turns, CursorSettings settings, Clock clock, MeterRegistry meters) {
    this.rows = rows;
    this.turns = turns;
    this.settings = settings;
    this.clock = clock;
    Gauge.builder("wattle.cursor.age", age, AtomicLong::get)
        .description("For how long nothing is known but by webhooks, of the cursor most behind")
        .baseUnit("seconds")
        .register(meters);
  }

  List<CursorView> cursors() {
    return here().stream().map(cursor -> CursorView.of(cursor, late(cursor))).toList();
  }

  @Scheduled(fixedDelayString = "${wattle.ops.poll-interval}")
  void measure() {
    try {
      age.set(here().stream().mapToLong(this::seconds).max().orElse(0));
    } catch (DataAccessException e) {
      LOG.warn("cursors-unknown cause={}", e.getClass().getSimpleName());
    }
  }

  private List<Cursor> here() {
    return rows.all().stream().filter(one -> turns.period(one.flow()).isPresent()).toList();
  }

  private long seconds(Cursor cursor) {
    return Duration.between(cursor.knownUntil(), clock.instant()).toSeconds();
  }

  private boolean late(Cursor cursor) {
    Duration period = turns.period(cursor.flow()).orElse(Duration.ZERO);
    Instant due = cursor.knownUntil().plus(period.multipliedBy(2)).plus(settings.lateAfter());
    return clock.instant().isAfter(due);
  }
}
