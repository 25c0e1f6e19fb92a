package dev.wattle.outbound;

import static dev.wattle.outbound.ledger.LedgerFixture.KERRY;
import static dev.wattle.outbound.ledger.LedgerFixture.NOON;
import static dev.wattle.outbound.ledger.LedgerFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.consent.ConsentFixture;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.event.Event;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.ledger.LedgerFixture;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.ledger.MessageVerdicts.From;
import dev.wattle.outbound.ledger.MessageVerdicts.Line;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ConsentFollowUpTest {

  private final DataSource dataSource = TestPostgres.empty();
  private final SettableClock clock = new SettableClock(NOON);
  private final LedgerFixture room = new LedgerFixture(dataSource, clock);
  private final List<Event> events = new ArrayList<>();
  private final ConsentLedger answers = ConsentFixture.ledger(dataSource, clock);
  private final ConsentLedger ledger =
      ConsentFixture.ledger(
          dataSource, clock, new ConsentFollowUp(answers, room.verdicts, events::addAll));

  @Test
  void anOptOutCancelsWhatWaitsForItsPurposesAndNothingElse() {
    MessageRequested notice = deferred("a", Purpose.UTILITY);
    MessageRequested answer = deferred("b", Purpose.SERVICE);
    ConsentFixture.notes(ledger).noteInbound(KERRY, "wamid.1", "STOP", NOON);
    assertThat(room.receipt(notice).verdict().rule()).isEqualTo("consent.withdrawn");
    assertThat(room.receipt(answer).state()).isEqualTo(MessageState.DEFERRED);
    assertThat(events)
        .extracting(Event::type)
        .containsExactly("consent.withdrawn", "consent.withdrawn");
  }

  @Test
  void anOldOptOutThatIsToldAgainCancelsNothing() {
    ConsentFixture.notes(ledger).noteInbound(KERRY, "wamid.1", "STOP", NOON);
    clock.advance(java.time.Duration.ofMinutes(1));
    ConsentFixture.notes(ledger).noteInbound(KERRY, "wamid.2", "START", clock.instant());
    MessageRequested notice = deferred("a", Purpose.UTILITY);
    ConsentFixture.notes(ledger).noteInbound(KERRY, "wamid.1", "STOP", NOON);
    assertThat(room.receipt(notice).state()).isEqualTo(MessageState.DEFERRED);
    assertThat(events.stream().map(Event::id).distinct()).hasSize(4);
  }

  private MessageRequested deferred(String cause, Purpose purpose) {
    MessageRequested message = message(cause, purpose, "text", Map.of("body", "Hello"));
    room.verdicts.defer(message, "x.later", "Later.", NOON.plusSeconds(600), Line.alone(From.NEW));
    return message;
  }
}
