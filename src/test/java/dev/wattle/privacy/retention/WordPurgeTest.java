package dev.wattle.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class WordPurgeTest {

  private final JdbcClient jdbc = JdbcClient.create(TestPostgres.empty());
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final RetentionSettings settings =
      new RetentionSettings(Period.ofYears(2), Period.ofYears(7), LocalTime.NOON, 2);
  private final Purge purge =
      new Purge(
          new RetentionClasses(settings, Duration.ofDays(30), clock),
          settings,
          jdbc,
          new SimpleMeterRegistry(),
          clock);

  @Test
  void takesAwayOldWordsOfPeopleAndKeepsWhatIsNotDecided() {
    said("2024-01-01", "'keep'");
    said("2024-01-02", "null");
    said("2026-11-01", "'keep'");

    List<RetentionRun> report = purge.run(false);

    assertThat(report)
        .filteredOn(run -> run.purged() == 1)
        .extracting(RetentionRun::kept)
        .contains("reviews", "complaints", "held-withdrawals");
    assertThat(report)
        .filteredOn(run -> run.purged() == 2)
        .extracting(RetentionRun::kept)
        .contains("opt-in-questions", "replies");
    assertThat(count("select count(*) from consent_review where text is null")).isEqualTo(1);
    assertThat(count("select count(*) from complaint where text is null")).isEqualTo(1);
    assertThat(count("select count(*) from held_withdrawal")).isEqualTo(2);
    assertThat(count("select count(*) from consent_reply")).isEqualTo(1);
  }

  /** On that day, in all tables; what is decided was decided at once. */
  private void said(String day, String decision) {
    String sql =
        """
        insert into consent_review (contact_id, message_id, address, text, said_at, decision)
          values (gen_random_uuid(), gen_random_uuid(), '…1', 'x', '%1$s', %2$s);
        insert into complaint (id, contact_id, address, channel, source, text, opened_at, due_at, closed_at)
          values (gen_random_uuid(), gen_random_uuid(), '…1', 'c', 's', 'x', '%1$s', '%1$s', case when %2$s::text is null then null else '%1$s'::timestamptz end);
        insert into opt_in_question (contact_id, cause, text, language, asked_at, expires_at)
          values (gen_random_uuid(), 'c', 'x', 'en', '%1$s', '%1$s');
        insert into consent_reply (contact_id, kind, cause, at) values (gen_random_uuid(), 'k', 'c', '%1$s');
        insert into held_withdrawal (contact_id, source, evidence, evidence_key, said_at, held_at, fate, decided_at)
          values (gen_random_uuid(), 's', '{}', 'k', '%1$s', '%1$s', case when %2$s::text is null then null else 'applied' end, '%1$s')
        """;
    Stream.of(sql.formatted(day, decision).split(";")).forEach(one -> jdbc.sql(one).update());
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
