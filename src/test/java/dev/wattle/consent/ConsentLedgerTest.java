package dev.wattle.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConsentLedgerTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final ContactId KERRY = new ContactId(UUID.randomUUID());

  private final DataSource dataSource = TestPostgres.dataSource();
  private final SettableClock clock = new SettableClock(NOON);
  private final List<RecordedConsent> heard = new ArrayList<>();
  private final ConsentLedger ledger = ConsentFixture.ledger(dataSource, clock, heard::add);
  private final ConsentNotes notes = ConsentFixture.notes(ledger);

  @BeforeEach
  void empty() {
    TestPostgres.empty();
  }

  @Test
  void marketingNeedsAConsentThatWasGiven() {
    assertThat(ledger.answer(KERRY, Purpose.MARKETING))
        .isEqualTo(new ConsentAnswer(false, "consent.missing", null));
    long row = ledger.record(decision(Purpose.MARKETING, ConsentState.GIVEN, NOON)).row();
    assertThat(ledger.answer(KERRY, Purpose.MARKETING))
        .isEqualTo(new ConsentAnswer(true, "consent.given", row));
  }

  @ParameterizedTest
  @EnumSource(names = "MARKETING", mode = EnumSource.Mode.EXCLUDE)
  void otherPurposesAreAllowedUnlessWithdrawn(Purpose purpose) {
    assertThat(ledger.answer(KERRY, purpose).allowed()).isTrue();
    ledger.record(decision(purpose, ConsentState.WITHDRAWN, NOON));
    assertThat(ledger.answer(KERRY, purpose).rule()).isEqualTo("consent.withdrawn");
  }

  @Test
  void theNewestDecisionCountsHoweverLateItIsHeardOf() {
    ledger.record(decision(Purpose.MARKETING, ConsentState.WITHDRAWN, NOON));
    ledger.record(decision(Purpose.MARKETING, ConsentState.GIVEN, NOON.minus(Duration.ofHours(1))));
    assertThat(ledger.answer(KERRY, Purpose.MARKETING).rule()).isEqualTo("consent.withdrawn");
  }

  @Test
  void aWithdrawalByAClockThatRunsAheadIsInForceAtOnce() {
    notes.noteInbound(KERRY, "wamid.1", "STOP", NOON.plusSeconds(3));
    assertThat(ledger.answer(KERRY, Purpose.UTILITY).rule()).isEqualTo("consent.withdrawn");
  }

  @Test
  void answersForAnyTimeInThePast() {
    ledger.record(decision(Purpose.MARKETING, ConsentState.GIVEN, NOON));
    clock.advance(Duration.ofDays(1));
    ledger.record(decision(Purpose.MARKETING, ConsentState.WITHDRAWN, clock.instant()));
    assertThat(ledger.answerAt(KERRY, Purpose.MARKETING, NOON.plusSeconds(60)).allowed()).isTrue();
    assertThat(ledger.answer(KERRY, Purpose.MARKETING).allowed()).isFalse();
  }

  @Test
  void anExpiredConsentStopsMarketingOnly() {
    ledger.record(decision(Purpose.MARKETING, ConsentState.EXPIRED, NOON));
    ledger.record(decision(Purpose.UTILITY, ConsentState.EXPIRED, NOON));
    assertThat(ledger.answer(KERRY, Purpose.MARKETING).rule()).isEqualTo("consent.expired");
    assertThat(ledger.answer(KERRY, Purpose.UTILITY).allowed()).isTrue();
  }

  @Test
  void refusesToChangeOrDeleteARow() {
    ledger.record(decision(Purpose.MARKETING, ConsentState.WITHDRAWN, NOON));
    JdbcClient jdbc = JdbcClient.create(dataSource);
    for (String sql :
        List.of("update consent set state = 'given'", "delete from consent", "truncate consent")) {
      assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("consent.append-only");
    }
  }

  @Test
  void anOptOutWordWithdrawsMarketingAndUtilityButNotService() {
    assertThat(notes.noteInbound(KERRY, "wamid.1", "Stop!", NOON)).contains("opt-out");
    assertThat(ledger.answer(KERRY, Purpose.MARKETING).rule()).isEqualTo("consent.withdrawn");
    assertThat(ledger.answer(KERRY, Purpose.UTILITY).rule()).isEqualTo("consent.withdrawn");
    assertThat(ledger.answer(KERRY, Purpose.SERVICE).allowed()).isTrue();
  }

  @Test
  void theSameMessageTwiceGivesOneRowAndTellsTwice() {
    notes.noteInbound(KERRY, "wamid.1", "STOP", NOON);
    notes.noteInbound(KERRY, "wamid.1", "STOP", NOON);
    assertThat(ledger.history(KERRY)).hasSize(2);
    assertThat(heard).hasSize(4);
    assertThat(heard.get(2)).isEqualTo(heard.get(0));
  }

  @Test
  void anOptInWordGivesConsentAgainWithItsWording() {
    notes.noteInbound(KERRY, "wamid.1", "STOP", NOON);
    clock.advance(Duration.ofMinutes(1));
    assertThat(notes.noteInbound(KERRY, "wamid.2", "start", clock.instant())).contains("opt-in");
    assertThat(ledger.answer(KERRY, Purpose.MARKETING).rule()).isEqualTo("consent.given");
    ConsentDecision newest = ledger.history(KERRY).get(0).decision();
    assertThat(newest.wording())
        .isEqualTo(Wording.of(ConsentFixture.wordings().find("start", "1", "en").orElseThrow()));
    assertThat(newest.evidence()).containsEntry("message", "wamid.2");
  }

  @Test
  void aPreferenceConcernsMarketingOnly() {
    notes.notePreference(KERRY, ConsentNotes.Preference.STOP, NOON, Map.of("field", "preferences"));
    notes.notePreference(KERRY, ConsentNotes.Preference.STOP, NOON, Map.of("field", "preferences"));
    assertThat(ledger.history(KERRY)).hasSize(1);
    assertThat(ledger.answer(KERRY, Purpose.UTILITY).allowed()).isTrue();
  }

  private static ConsentDecision decision(Purpose purpose, ConsentState state, Instant at) {
    return new ConsentDecision(
        KERRY, purpose, state, "web", "form", null, Map.of("ip", "203.0.113.7"), null, at, "test");
  }
}
