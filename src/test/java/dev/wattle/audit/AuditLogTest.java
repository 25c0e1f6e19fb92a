package dev.wattle.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditLogTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON);
  private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
  private final JdbcClient jdbc = JdbcClient.create(TestPostgres.dataSource());
  private final AuditLog log = new AuditLog(jdbc, clock, beans.getBeanProvider(WhoActs.class));

  @BeforeEach
  void empty() {
    TestPostgres.empty();
  }

  @Test
  void keepsWhoDidWhatAndHowItWasBeforeAndAfter() {
    log.record(new AuditAct("olga", "hold.release", "number 7", "held", "released"));

    assertThat(log.list(query(null, null, null, 10)))
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("hash")
        .isEqualTo(
            new AuditEntry(1, NOON, "olga", "hold.release", "number 7", "held", "released", ""));
  }

  @Test
  void findsByPersonActTimeAndPage() {
    act("olga", "dead-letter.replay");
    act("ada", "dead-letter.discard");
    clock.advance(Duration.ofHours(1));
    act("ada", "hold.release");

    assertThat(log.list(query("ada", null, null, 10)))
        .extracting(AuditEntry::no)
        .containsExactly(3L, 2L);
    assertThat(log.list(query(null, "dead-letter.", null, 10))).hasSize(2);
    assertThat(log.list(query(null, null, null, 1))).extracting(AuditEntry::no).containsExactly(3L);
    assertThat(log.list(query(null, null, 3L, 10))).hasSize(2);
    assertThat(log.list(new AuditQuery(null, null, NOON.plusSeconds(1), null, null, 9))).hasSize(1);
    assertThat(log.list(new AuditQuery(null, null, null, NOON.plusSeconds(1), null, 9))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"update audit set who = 'bo'", "delete from audit", "truncate audit"})
  void refusesToChangeOrForget(String sql) {
    act("olga", "hold.release");

    assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("audit.append-only");
  }

  @Test
  void namesTheLineThatASuperuserChanged() {
    List.of("a", "b", "c").forEach(who -> act(who, "hold.release"));
    assertThat(log.broken()).isEmpty();

    bySuperuser("update audit set who = 'bo' where no = 2");

    assertThat(log.broken()).contains(2L);
  }

  @Test
  void namesTheLineAfterOneThatIsMissing() {
    List.of("a", "b", "c").forEach(who -> act(who, "hold.release"));

    bySuperuser("delete from audit where no = 2");

    assertThat(log.broken()).contains(3L);
  }

  @Test
  void chainsLinesThatAreWrittenAtOnce() {
    IntStream.range(0, 40).parallel().forEach(i -> act("person-" + i, "hold.release"));

    assertThat(log.broken()).isEmpty();
    assertThat(log.list(query(null, null, null, 100))).hasSize(40);
  }

  @Test
  void asksWhoWorks() {
    assertThat(log.who("jmx")).isEqualTo("jmx");

    beans.addBean("nobody", (WhoActs) Optional::empty);
    assertThat(log.who("jmx")).isEqualTo("jmx");

    beans.addBean("olga", (WhoActs) () -> Optional.of("olga"));
    assertThat(log.who("jmx")).isEqualTo("olga");
  }

  private void act(String who, String act) {
    log.record(new AuditAct(who, act, "it", null, null));
  }

  private void bySuperuser(String sql) {
    jdbc.sql("do $$ begin set local session_replication_role = replica; %s; end $$".formatted(sql))
        .update();
  }

  private static AuditQuery query(
      @Nullable String who, @Nullable String act, @Nullable Long before, int limit) {
    return new AuditQuery(who, act, null, null, before, limit);
  }
}
