package dev.wattle.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.bench.Latencies;
import dev.wattle.bench.Table;
import dev.wattle.consent.ConsentAnswer;
import dev.wattle.consent.ConsentFixture;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.consent.cache.Node;
import dev.wattle.consent.chain.ChainFixture;
import dev.wattle.consent.chain.Sealer;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.testing.FullStackEnvironment;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger with a million people: questions, withdrawals, seals. The database, both nodes and the
 * load share the machine. A time is never asserted.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerBenchmark {

  private static final int PEOPLE = 1_000_000;
  private static final int KNOWN = 20_000;
  private static final int WITHDRAWALS = 1_000;
  private static final Duration RUN = Duration.ofSeconds(5);
  private static final SettableClock CLOCK =
      new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private static final DataSource DATABASE = TestPostgres.dataSource();
  private static final JdbcTemplate JDBC = new JdbcTemplate(DATABASE);
  private static final Table TABLE = new Table();

  private static Node one;
  private static Node other;

  @BeforeAll
  static void aMillionPeople() {
    TestPostgres.empty();
    JDBC.update(
        """
        insert into consent (contact_id, purpose, state, channel, source, wording, wording_version, language, evidence, decided_at, recorded_by, recorded_at)
        select md5('p' || i)::uuid, 'marketing', 'given', 'web-form', 'newsletter', repeat('Yes, send me offers. ', 10), '1', 'en',
          '{"page": "https://shop.example/newsletter", "ip": "203.0.113.7", "checkedByPerson": true}', '2026-11-22T11:00Z', 'bench', '2026-11-22T11:00Z'
        from generate_series(0, ?) i
        """,
        PEOPLE - 1);
    JDBC.execute("analyze consent");
    int port = FullStackEnvironment.freePort();
    one = new Node(DATABASE, CLOCK, port, "bench-" + port, PEOPLE);
    other = new Node(DATABASE, CLOCK, port, "bench-" + port, PEOPLE);
  }

  @AfterAll
  static void report() throws Exception {
    one.close();
    other.close();
    TABLE.print();
  }

  @Test
  @Order(1)
  void answersQuestions() throws Exception {
    Stopwatch watch = new Stopwatch(RUN);
    TABLE.add("ceiling: select by primary key", "%.0f/s", watch.perSecond(i -> selectById()));
    ConsentLedger plain = ConsentFixture.ledger(DATABASE, CLOCK);
    TABLE.add(
        "look-ups, 1,000,000 people, PostgreSQL only",
        "%.0f/s",
        watch.perSecond(i -> assertAllowed(plain.answer(anybody(PEOPLE), Purpose.MARKETING))));
    AtomicInteger next = new AtomicInteger();
    TABLE.add(
        "look-ups, cold: each person for the first time",
        "%.0f/s",
        watch.perSecond(
            i -> assertAllowed(one.marketing(person(next.getAndIncrement() % PEOPLE)))));
    // The second time the answer comes from the map, and into the near cache.
    for (int i = 0; i < 2 * KNOWN; i++) {
      one.marketing(person(i % KNOWN));
    }
    TABLE.add(
        "look-ups, warm: among 20,000 people",
        "%.0f/s",
        watch.perSecond(i -> assertAllowed(one.marketing(anybody(KNOWN)))));
  }

  @Test
  @Order(2)
  void withdrawsClusterWide() {
    Latencies there = new Latencies(WITHDRAWALS);
    for (int i = 0; i < WITHDRAWALS; i++) {
      ContactId who = person(i);
      assertAllowed(other.marketing(who));
      long start = System.nanoTime();
      one.decide(who, ConsentState.WITHDRAWN);
      assertThat(one.marketing(who).allowed()).isFalse();
      while (other.marketing(who).allowed()) {
        Thread.onSpinWait();
      }
      there.add(System.nanoTime() - start);
    }
    TABLE.add(
        "withdrawal effective cluster-wide, recording included",
        "p50 %.1f ms, p99 %.1f ms",
        there.percentile(0.5),
        there.percentile(0.99));
  }

  @Test
  @Order(3)
  void records() throws Exception {
    Stopwatch watch = new Stopwatch(RUN);
    TABLE.add("decisions recorded, sealed later", "%.0f/s", watch.perSecond(i -> decide()));
    Sealer sealer = ChainFixture.sealer(DATABASE, CLOCK);
    TransactionTemplate chained = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    TABLE.add(
        "the same with a chain under a lock in each insert",
        "%.0f/s",
        watch.perSecond(i -> chained.executeWithoutResult(status -> lockedDecide())));
    long start = System.nanoTime();
    int sealed = sealer.seal();
    double seconds = (System.nanoTime() - start) / 1e9;
    TABLE.add("rows sealed", "%.0f/s (%d rows)", sealed / seconds, sealed);
    var found = ChainFixture.verifier(DATABASE, CLOCK).verify(List.of());
    assertThat(found.intact()).isTrue();
    TABLE.add("verified", "%d rows in %.1f s", found.position(), found.tookMillis() / 1000.0);
  }

  private static void decide() {
    JDBC.update(INSERT, UUID.randomUUID());
  }

  /** What an insert would have to do if it appended to the chain itself. */
  private static void lockedDecide() {
    JDBC.query("select pg_advisory_xact_lock(4711)", row -> {});
    JDBC.query("select hash from consent_seal order by position desc limit 1", row -> {});
    decide();
    JDBC.query("select sha256('a row and the hash before')", row -> {});
  }

  private static final String INSERT =
      "insert into consent (contact_id, purpose, state, channel, source, decided_at, recorded_by, recorded_at) values (?, 'marketing', 'withdrawn', 'phone', 'bench', '2026-11-22T12:00Z', 'bench', '2026-11-22T12:00Z')";

  private static void selectById() {
    long id = 1 + ThreadLocalRandom.current().nextInt(PEOPLE);
    JDBC.queryForObject("select state from consent where id = ?", String.class, id);
  }

  private static void assertAllowed(ConsentAnswer answer) {
    if (!answer.allowed()) {
      throw new AssertionError(answer);
    }
  }

  private static ContactId anybody(int among) {
    return person(ThreadLocalRandom.current().nextInt(among));
  }

  private static ContactId person(int number) {
    try {
      byte[] md5 =
          MessageDigest.getInstance("MD5").digest(("p" + number).getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(md5);
      return new ContactId(new UUID(bytes.getLong(), bytes.getLong()));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
