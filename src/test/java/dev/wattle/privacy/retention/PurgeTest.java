package dev.wattle.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PurgeTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final JdbcClient jdbc = JdbcClient.create(TestPostgres.dataSource());
  private final SettableClock clock = new SettableClock(NOW);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Purge purge = purge(settings(Period.ofYears(2), Period.ofYears(7)));

  @BeforeEach
  void data() {
    TestPostgres.empty();
    message("new", "2026-01-01", "delivered");
    for (int i = 0; i < 5; i++) {
      message("old-" + i, "2024-01-0" + (i + 1), "delivered");
    }
    message("waits", "2024-01-01", "deferred");
    message("ancient", "2018-01-01", "read");
    letter("decided", "2026-01-01", "discarded");
    letter("parked", "2026-01-01", "parked");
    letter("young", "2026-11-20", "replayed");
  }

  @Test
  void erasesContentOfOldMessagesInBatchesAndKeepsWhatWasDecided() {
    assertThat(purge.run(false))
        .filteredOn(run -> run.kept().equals("messages"))
        .singleElement()
        .satisfies(run -> assertThat(run.purged()).isEqualTo(6));

    assertThat(ids("content <> '{}'")).containsExactlyInAnyOrder("new", "waits");
    assertThat(ids("erased_at is not null and address = 'ZZ.erased' and wamid is null"))
        .containsExactlyInAnyOrder("old-0", "old-1", "old-2", "old-3", "old-4");
    assertThat(count("select count(*) from verdict")).isEqualTo(7);
  }

  @Test
  void removesTheRowsOfMessagesWithTheirConsent() {
    purge.run(false);

    assertThat(ids("true")).doesNotContain("ancient").hasSize(7);
    assertThat(count("select count(*) from verdict where message_id = 'ancient'")).isZero();
  }

  @Test
  void removesDecidedDeadLettersAndKeepsThoseThatWait() {
    purge.run(false);

    assertThat(jdbc.sql("select id from dead_letter").query(String.class).list())
        .containsExactlyInAnyOrder("parked", "young");
  }

  @Test
  void countsWithoutTouchingInADryRun() {
    assertThat(purge.run(true)).allSatisfy(run -> assertThat(run.purged()).isZero());
    assertThat(ids("content <> '{}'")).hasSize(8);
    assertThat(purge.latest(10))
        .hasSize(10)
        .anySatisfy(
            run -> {
              assertThat(run.kept()).isEqualTo("messages");
              assertThat(run.due()).isEqualTo(6);
              assertThat(run.dryRun()).isTrue();
            });
  }

  @Test
  void neverRemovesARowOfTheLedger() {
    jdbc.sql(
            """
            insert into consent (contact_id, purpose, state, channel, source, decided_at, recorded_by, recorded_at)
            values (?, 'marketing', 'withdrawn', 'phone', 'x', '2010-01-01', 'x', '2010-01-01')
            """)
        .param(UUID.randomUUID())
        .update();

    assertThat(purge.run(false))
        .filteredOn(run -> run.kept().equals("consent"))
        .singleElement()
        .satisfies(run -> assertThat(run.due() - run.purged()).isEqualTo(1));
    assertThat(count("select count(*) from consent")).isEqualTo(1);
  }

  @Test
  void countsWhatItTookAway() {
    purge.run(false);

    assertThat(meters.counter("wattle.retention.purged", "class", "events").count()).isEqualTo(1);
  }

  @Test
  void refusesToKeepConsentForLessThanTwoYears() {
    assertThatThrownBy(() -> settings(Period.ofMonths(1), Period.ofMonths(23)))
        .hasMessageContaining("wattle.retention.consent")
        .hasMessageContaining("2y or more");
    assertThatThrownBy(() -> settings(Period.ofYears(8), Period.ofYears(7)))
        .hasMessageContaining("wattle.retention.messages");
  }

  private Purge purge(RetentionSettings settings) {
    RetentionClasses classes = new RetentionClasses(settings, Duration.ofDays(30), clock);
    return new Purge(classes, settings, jdbc, meters, clock);
  }

  private static RetentionSettings settings(Period messages, Period consent) {
    return new RetentionSettings(messages, consent, LocalTime.NOON, 2);
  }

  private void message(String id, String day, String state) {
    jdbc.sql(
            """
            insert into message (id, contact_id, address, number_id, purpose, type, content, cause, flow, bulk, state,
              wamid, requested_at)
            values (?, ?, 'AU.1', '1', 'marketing', 'text', '{"body":"x"}', 'c', 'f', false, ?, 'w', ?::timestamptz)
            """)
        .params(id, UUID.randomUUID(), state, day)
        .update();
    jdbc.sql(
            "insert into verdict (message_id, at, outcome, rule, detail) values (?, now(), 'later', 'r', 'd')")
        .param(id)
        .update();
  }

  private void letter(String id, String day, String state) {
    String who = state.equals("parked") ? null : "olga";
    jdbc.sql(
            """
            insert into dead_letter (id, flow, event, kind, code, message, part, off, headers, payload, parked_at,
              state, who, decided_at)
            values (?, 'f', 'e', 'REFUSED', 'c', 'm', 0, 0, '{}', ''::bytea, ?::timestamptz, ?, ?::text,
              case when ?::text is null then null else now() end)
            """)
        .params(id, day, state, who, who)
        .update();
  }

  private List<String> ids(String where) {
    return jdbc.sql("select id from message where " + where).query(String.class).list();
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
