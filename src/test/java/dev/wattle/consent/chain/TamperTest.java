package dev.wattle.consent.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentFixture;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a superuser can do to the ledger with its triggers off, and what is found of it. */
class TamperTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final ContactId KERRY = new ContactId(UUID.randomUUID());

  private final DataSource database = TestPostgres.dataSource();
  private final SettableClock clock = new SettableClock(NOON);
  private final ConsentLedger ledger = ConsentFixture.ledger(database, clock);
  private final Sealer sealer = ChainFixture.sealer(database, clock);
  private final ChainVerifier verifier = ChainFixture.verifier(database, clock);

  @BeforeEach
  void fiftyRowsInFiveSeals() {
    TestPostgres.empty();
    for (int hour = 0; hour < 5; hour++) {
      for (int i = 0; i < 10; i++) {
        decide(i % 2 == 0 ? ConsentState.GIVEN : ConsentState.WITHDRAWN);
      }
      clock.advance(Duration.ofHours(3));
      assertThat(sealer.seal()).isEqualTo(10);
    }
  }

  @Test
  void findsNothingWhereNobodyTampered() {
    Verification found = verify();
    assertThat(found.intact()).isTrue();
    assertThat(found.position()).isEqualTo(50);
    assertThat(verifier.latest().orElseThrow().intact()).isTrue();
  }

  @Test
  void namesTheRowThatASuperuserEdited() {
    asSuperuser("update consent set state = 'given' where id = 18");
    asSuperuser("update consent set evidence = '{}' where id = 31");
    assertFirst("row-edited", 18L);
    assertThat(verify().findings().get(1).row()).isEqualTo(31);
    assertThat(verifier.latest().orElseThrow().findings()).isEqualTo(verify().findings());
  }

  @Test
  void namesTheRowThatWasDeleted() {
    asSuperuser("delete from consent where id = 24");
    assertFirst("row-deleted", 24L);
  }

  @Test
  void namesTheRowThatWasPutInAfterwards() {
    clock.advance(Duration.ofHours(5));
    asSuperuser(
        "insert into consent (id, contact_id, purpose, state, channel, source, decided_at, recorded_by, recorded_at) overriding system value"
            + " values (1000, gen_random_uuid(), 'marketing', 'given', 'crm', 'x', '2026-11-22T12:10Z', 'x', '2026-11-22T12:10Z')");
    assertFirst("row-unsealed", 1000L);
    asSuperuser("insert into consent_unsealed values (1000)");
    sealer.seal();
    assertFirst("row-inserted", 1000L);
  }

  @Test
  void namesTheSealThatWasRewritten() {
    asSuperuser("update consent set state = 'given' where id = 18");
    asSuperuser("update consent_seal set digest = sha256('x') where row_id = 18");
    assertThat(verify().findings().get(0).what()).isEqualTo("seal-changed");
    assertThat(verify().findings().get(0).row()).isEqualTo(18);
  }

  @Test
  void findsARowThatWasRemovedWithItsSeal() {
    asSuperuser("delete from consent where id = 24");
    asSuperuser("delete from consent_seal where row_id = 24");
    assertThat(verify().findings().get(0).what()).isEqualTo("seal-missing");
    assertThat(verify().findings().get(0).position()).isEqualTo(24);
  }

  @Test
  void namesTheCheckpointThatWasChanged() {
    asSuperuser("update consent_checkpoint set hash = sha256('x') where position = 20");
    Verification found = verify();
    assertThat(found.findings().get(0).what()).isEqualTo("checkpoint-changed");
    assertThat(found.findings().get(0).position()).isEqualTo(20);
  }

  @Test
  void findsThatTheEndWasCutOff() {
    asSuperuser("delete from consent where id > 45");
    asSuperuser("delete from consent_seal where row_id > 45");
    assertThat(verify().findings().get(0).what()).isEqualTo("cut-off");
    String hash = verify().hash();
    asSuperuser("delete from consent_checkpoint where position > 45");
    assertThat(verify().intact()).isTrue();
    assertThat(verifier.verify(List.of(new Anchor(50, hash))).findings().get(0).what())
        .isEqualTo("cut-off");
  }

  @Test
  void aCheckpointFromTheLogFindsAChainThatWasWrittenAnew() {
    String logged = verify().hash();
    asSuperuser("update consent set state = 'given' where id = 18");
    asSuperuser("truncate consent_seal");
    asSuperuser("truncate consent_checkpoint");
    asSuperuser("insert into consent_unsealed select id from consent");
    sealer.seal();
    assertThat(verify().intact()).isTrue();
    assertThat(verifier.verify(List.of(new Anchor(50, logged))).findings().get(0).what())
        .isEqualTo("anchor-differs");
  }

  @Test
  void rowsOfManyWritersAreSealedOnceEach() throws InterruptedException {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 400; i++) {
      boolean seals = i % 20 == 0;
      writers.submit(
          () -> {
            decide(ConsentState.GIVEN);
            return seals ? sealer.seal() : 0;
          });
    }
    writers.shutdown();
    assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    sealer.seal();
    assertThat(verify().intact()).isTrue();
    assertThat(verify().position()).isEqualTo(450);
    assertThat(verifier.unsealed()).isZero();
  }

  private void assertFirst(String what, Long row) {
    ChainFinding first = verify().findings().get(0);
    assertThat(first.what()).isEqualTo(what);
    assertThat(first.row()).isEqualTo(row);
  }

  private Verification verify() {
    return verifier.verify(List.of());
  }

  private void decide(ConsentState state) {
    ledger.record(
        new ConsentDecision(
            KERRY,
            Purpose.MARKETING,
            state,
            "web-form",
            "test ü",
            null,
            Map.of("ip", "203.0.113.7", "b", 1),
            null,
            clock.instant(),
            "test"));
  }

  private void asSuperuser(String sql) {
    JdbcClient.create(database)
        .sql(
            "set session_replication_role = replica; "
                + sql
                + "; set session_replication_role = origin")
        .update();
  }
}
