package dev.wattle.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MergedConsentTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final ContactId OLDER = new ContactId(UUID.randomUUID());
  private static final ContactId YOUNGER = new ContactId(UUID.randomUUID());

  private final SettableClock clock = new SettableClock(NOON);
  private final JdbcClient jdbc = JdbcClient.create(TestPostgres.dataSource());
  private final ConsentLedger ledger = ConsentFixture.ledger(TestPostgres.dataSource(), clock);

  @BeforeEach
  void twoContacts() {
    TestPostgres.empty();
    for (ContactId id : List.of(OLDER, YOUNGER)) {
      jdbc.sql("insert into contact (id, created_at) values (?, ?)")
          .params(id.value(), Timestamp.from(NOON))
          .update();
    }
  }

  @Test
  void aWithdrawalOnEitherSideHoldsWhicheverIsNewer() {
    decide(YOUNGER, ConsentState.WITHDRAWN, 0);
    decide(OLDER, ConsentState.GIVEN, 1);
    assertThat(answer(OLDER)).isEqualTo("consent.given");

    merge(2);

    assertThat(answer(OLDER)).isEqualTo("consent.withdrawn");
    assertThat(answer(YOUNGER)).isEqualTo("consent.withdrawn");
    assertThat(ledger.history(YOUNGER)).hasSize(2);
  }

  @Test
  void whatOneSideGaveHoldsWhereTheOtherSaidNothing() {
    decide(YOUNGER, ConsentState.GIVEN, 0);
    merge(1);
    assertThat(answer(OLDER)).isEqualTo("consent.given");
  }

  @Test
  void thePersonMayDecideAnewAfterTheMerge() {
    decide(YOUNGER, ConsentState.WITHDRAWN, 0);
    merge(1);
    decide(OLDER, ConsentState.GIVEN, 2);
    assertThat(answer(YOUNGER)).isEqualTo("consent.given");

    decide(YOUNGER, ConsentState.WITHDRAWN, 3);
    assertThat(answer(OLDER)).isEqualTo("consent.withdrawn");
  }

  @Test
  void anOldConsentThatArrivesAfterTheMergeReleasesNoWithdrawal() {
    decide(YOUNGER, ConsentState.WITHDRAWN, 1);
    merge(2);
    clock.set(NOON.plus(Duration.ofHours(3)));
    record(OLDER, ConsentState.GIVEN, NOON);
    assertThat(answer(OLDER)).isEqualTo("consent.withdrawn");
  }

  private void decide(ContactId who, ConsentState state, int hour) {
    clock.set(NOON.plus(Duration.ofHours(hour)));
    record(who, state, clock.instant());
  }

  private void record(ContactId who, ConsentState state, Instant at) {
    ledger.record(
        new ConsentDecision(
            who, Purpose.MARKETING, state, "test", "test", null, Map.of(), null, at, "test"));
  }

  private void merge(int hour) {
    jdbc.sql("update contact set merged_into = ?, merged_at = ? where id = ?")
        .params(OLDER.value(), Timestamp.from(NOON.plus(Duration.ofHours(hour))), YOUNGER.value())
        .update();
  }

  private String answer(ContactId who) {
    return ledger.answer(who, Purpose.MARKETING).rule();
  }
}
