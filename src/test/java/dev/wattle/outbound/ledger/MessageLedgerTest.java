package dev.wattle.outbound.ledger;

import static dev.wattle.outbound.ledger.LedgerFixture.NOON;
import static dev.wattle.outbound.ledger.LedgerFixture.at;
import static dev.wattle.outbound.ledger.LedgerFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.ledger.MessageOutcomes.Try;
import dev.wattle.outbound.ledger.MessageReceipt.Ruling;
import dev.wattle.outbound.ledger.MessageVerdicts.From;
import dev.wattle.outbound.ledger.MessageVerdicts.Line;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MessageLedgerTest {

  private final SettableClock clock = new SettableClock(NOON);
  private final LedgerFixture room = new LedgerFixture(TestPostgres.empty(), clock);
  private final MessageRequested message = text("a");

  @Test
  void ofFiftyThreadsThatClaimOneWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(50);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<OptionalInt>> claims =
          LongStream.range(0, 50)
              .mapToObj(
                  offset ->
                      threads.submit(
                          () -> {
                            start.await();
                            return room.claims.claim(message, at(offset), false, null);
                          }))
              .toList();
      start.countDown();
      int winners = 0;
      for (Future<OptionalInt> claim : claims) {
        winners += claim.get().isPresent() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aClaimIsReleasedForTheNextAttempt() {
    assertThat(room.claims.claim(message, at(1), false, 7L)).hasValue(1);
    room.outcomes.released(attempt(1), null, "no connection");
    assertThat(room.claims.claim(message, at(1), false, 7L)).hasValue(2);
    room.outcomes.accepted(attempt(2), "wamid.1");
    MessageReceipt receipt = room.receipt(message);
    assertThat(receipt.state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(receipt.attempts())
        .extracting(MessageReceipt.Attempt::outcome)
        .containsExactly("not-sent", "accepted");
    assertThat(receipt.verdict()).isEqualTo(new Ruling("send", "outbound.send", null, NOON, 7L));
  }

  @Test
  void aWithheldMessageMayComeAgainAndASentOneStaysSent() {
    assertThat(room.verdicts.withhold(message, "consent.missing", "No consent.", null)).isTrue();
    assertThat(room.receipt(message).verdict().rule()).isEqualTo("consent.missing");
    clock.advance(Duration.ofMinutes(1));
    assertThat(room.claims.claim(message, at(2), false, null)).hasValue(1);
    room.outcomes.accepted(attempt(1), "wamid.1");
    assertThat(room.verdicts.withhold(message, "consent.missing", "No consent.", null)).isFalse();
    MessageReceipt receipt = room.receipt(message);
    assertThat(receipt.state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(receipt.verdict().outcome()).isEqualTo("send");
    assertThat(receipt.earlierVerdicts())
        .extracting(Ruling::rule)
        .containsExactly("consent.missing");
  }

  @Test
  void aDeferredMessageIsClaimedOnlyWhenItsTimeHasCome() {
    room.verdicts.defer(message, "x.later", "Later.", NOON.plusSeconds(9), Line.alone(From.NEW));
    assertThat(room.claims.claim(message, at(2), false, null)).isEmpty();
    assertThat(room.receipt(message).dueAt()).isEqualTo(NOON.plusSeconds(9));
    assertThat(room.claims.claim(message, at(3), true, null)).hasValue(1);
  }

  @Test
  void messagesThatWaitInLineKeepTheirOrder() {
    Line line = new Line(true, Duration.ofSeconds(6), From.NEW);
    MessageRequested second = text("b");
    assertThat(room.verdicts.defer(message, "x.pair", "Later.", NOON.plusSeconds(6), line))
        .contains(NOON.plusSeconds(6));
    assertThat(room.verdicts.defer(second, "x.pair", "Later.", NOON.plusSeconds(6), line))
        .contains(NOON.plusSeconds(12));
    assertThat(room.claims.claim(text("c"), at(3), false, null)).isEmpty();
    assertThat(room.claims.claim(second, at(4), true, null)).isEmpty();
    assertThat(room.claims.claim(message, at(5), true, null)).hasValue(1);
    assertThat(room.claims.claim(second, at(6), true, null)).hasValue(1);
  }

  @Test
  void aMessageDeferredForItselfHoldsUpNobody() {
    room.verdicts.defer(message, "x.later", "Later.", NOON.plusSeconds(9), Line.alone(From.NEW));
    assertThat(room.claims.claim(text("b"), at(3), false, null)).hasValue(1);
  }

  @Test
  void whatIsDeferredForAPurposeIsCancelled() {
    room.verdicts.defer(message, "x.later", "Later.", NOON.plusSeconds(9), Line.alone(From.NEW));
    room.verdicts.cancelDeferred(
        LedgerFixture.KERRY, Purpose.MARKETING, "consent.withdrawn", "The person opted out.");
    assertThat(room.receipt(message).state()).isEqualTo(MessageState.DEFERRED);
    room.verdicts.cancelDeferred(
        LedgerFixture.KERRY, Purpose.SERVICE, "consent.withdrawn", "The person opted out.");
    assertThat(room.receipt(message).verdict().rule()).isEqualTo("consent.withdrawn");
  }

  @Test
  void aRefusedMessageIsTriedAgainOnlyFromAnotherPlaceOnTheBus() {
    room.claims.claim(message, at(1), false, null);
    room.outcomes.failed(attempt(1), "whatsapp.132001", 132001, "template missing");
    assertThat(room.claims.claim(message, at(1), false, null)).isEmpty();
    assertThat(room.receipt(message).error().code()).isEqualTo(132001);
    assertThat(room.claims.claim(message, at(9), false, null)).hasValue(2);
  }

  @Test
  void theLatestMessagesOfAPersonComeFirst() {
    room.claims.note(message);
    room.claims.note(message);
    assertThat(room.ledger.recent(LedgerFixture.KERRY, 5))
        .extracting(MessageReceipt::state)
        .containsExactly(MessageState.REQUESTED);
    assertThat(room.claims.requested(message.id())).contains(message);
  }

  private Try attempt(int no) {
    return new Try(message.id(), no, clock.instant(), Duration.ofMillis(80));
  }
}
