package dev.wattle.consent.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wattle.consent.ConsentState;
import dev.wattle.event.ContactId;
import dev.wattle.testing.FullStackEnvironment;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes, one PostgreSQL. */
class AnswerCacheTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final SettableClock CLOCK = new SettableClock(NOON);
  private static final DataSource DATABASE = TestPostgres.dataSource();
  private static Node one;
  private static Node other;

  private final ContactId kerry = new ContactId(UUID.randomUUID());

  @BeforeAll
  static void start() {
    TestPostgres.empty();
    int port = FullStackEnvironment.freePort();
    String cluster = "answers-" + port;
    one = new Node(DATABASE, CLOCK, port, cluster, 10_000);
    other = new Node(DATABASE, CLOCK, port, cluster, 10_000);
    await().until(() -> other.hazelcast.getCluster().getMembers().size() == 2);
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
  }

  @Test
  void answersFromMemoryOnceItHasAsked() {
    allowedAndKept();
    long asked = one.cache.asked();
    for (int i = 0; i < 100; i++) {
      assertThat(one.marketing(kerry).allowed()).isTrue();
    }
    assertThat(one.cache.asked() - asked).isLessThan(50);
  }

  @Test
  void aWithdrawalIsInForceAtOnceHereAndWithinASecondThere() {
    for (int i = 0; i < 20; i++) {
      allowedAndKept();
      one.decide(kerry, ConsentState.WITHDRAWN);
      assertThat(one.marketing(kerry).allowed()).isFalse();
      await().atMost(SECOND).until(() -> !other.marketing(kerry).allowed());
      CLOCK.advance(SECOND);
    }
  }

  @Test
  void noQuestionThatIsUnderWayBringsAnOldAnswerBack() throws Exception {
    ExecutorService askers = Executors.newFixedThreadPool(4);
    AtomicBoolean over = new AtomicBoolean();
    try {
      Future<?> a = askers.submit(() -> ask(one, over));
      Future<?> b = askers.submit(() -> ask(other, over));
      for (int i = 0; i < 100; i++) {
        CLOCK.advance(SECOND);
        one.decide(kerry, i % 2 == 0 ? ConsentState.GIVEN : ConsentState.WITHDRAWN);
        assertThat(one.marketing(kerry).allowed()).isEqualTo(i % 2 == 0);
      }
      over.set(true);
      a.get();
      b.get();
    } finally {
      askers.shutdownNow();
    }
    await().atMost(SECOND).until(() -> !other.marketing(kerry).allowed());
    assertThat(one.marketing(kerry).allowed()).isFalse();
  }

  @Test
  void findsWhatWasRecordedPastThisProcess() {
    allowedAndKept();
    PastTheLedger.withdraw(kerry, CLOCK.instant());
    await().atMost(SECOND).until(() -> !one.marketing(kerry).allowed());
    await().atMost(SECOND).until(() -> !other.marketing(kerry).allowed());
  }

  @Test
  void findsWhatALongTransactionCommitsLate() {
    allowedAndKept();
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    transaction.executeWithoutResult(
        status -> {
          PastTheLedger.withdraw(kerry, CLOCK.instant());
          one.decide(new ContactId(UUID.randomUUID()), ConsentState.GIVEN);
          // Others look, and look again, while this is open.
          one.watch.look();
          other.watch.look();
          one.watch.look();
        });
    await().atMost(SECOND).until(() -> !one.marketing(kerry).allowed());
    await().atMost(SECOND).until(() -> !other.marketing(kerry).allowed());
  }

  @Test
  void aMergeIsFoundToo() {
    ContactId older = new ContactId(UUID.randomUUID());
    one.decide(older, ConsentState.WITHDRAWN);
    allowedAndKept();
    PastTheLedger.merge(kerry, older, CLOCK.instant());
    await().atMost(SECOND).until(() -> !one.marketing(kerry).allowed());
    await().atMost(SECOND).until(() -> !other.marketing(kerry).allowed());
  }

  @Test
  void asksPostgresqlWhereTheClusterIsGone() {
    int port = FullStackEnvironment.freePort();
    Node lonely = new Node(DATABASE, CLOCK, port, "lonely-" + port, 1000);
    lonely.decide(kerry, ConsentState.GIVEN);
    lonely.hazelcast.getLifecycleService().terminate();
    CLOCK.advance(SECOND);
    assertThat(lonely.marketing(kerry).allowed()).isTrue();
    PastTheLedger.withdraw(kerry, CLOCK.instant());
    assertThat(lonely.marketing(kerry).allowed()).isFalse();
    lonely.close();
  }

  @Test
  void believesNothingWhileItCannotLook() {
    int port = FullStackEnvironment.freePort();
    try (Node blind = new Node(DATABASE, CLOCK, port, "blind-" + port, 1000)) {
      blind.decide(kerry, ConsentState.GIVEN);
      await().until(() -> keeps(blind));
      blind.watch.stop();
      await().atMost(Duration.ofSeconds(2)).until(() -> !keeps(blind));
      PastTheLedger.withdraw(kerry, CLOCK.instant());
      assertThat(blind.marketing(kerry).allowed()).isFalse();
    }
  }

  private boolean keeps(Node node) {
    long kept = node.cache.kept();
    node.marketing(kerry);
    return node.cache.kept() > kept;
  }

  private void allowedAndKept() {
    CLOCK.advance(SECOND);
    one.decide(kerry, ConsentState.GIVEN);
    await().until(() -> keeps(one) && one.marketing(kerry).allowed());
    await().until(() -> keeps(other) && other.marketing(kerry).allowed());
    CLOCK.advance(SECOND);
  }

  private Object ask(Node node, AtomicBoolean over) {
    while (!over.get()) {
      node.marketing(kerry);
    }
    return node;
  }
}
