package dev.wattle.outbound.ledger;

import static dev.wattle.outbound.ledger.LedgerFixture.NOON;
import static dev.wattle.outbound.ledger.LedgerFixture.at;
import static dev.wattle.outbound.ledger.LedgerFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.MessageRequested;
import dev.wattle.event.StatusChange;
import dev.wattle.outbound.ledger.MessageOutcomes.Try;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusJoinerTest {

  private final LedgerFixture room =
      new LedgerFixture(TestPostgres.empty(), new SettableClock(NOON));
  private final AtomicInteger numbers = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({
    "sent,sent",
    "sent delivered,delivered",
    "sent delivered read,read",
    "read,read",
    "delivered read,read",
    "sent failed,failed",
    "failed,failed",
    "sent failed delivered,delivered",
    "sent delivered played,read",
    "sent warning,sent"
  })
  void anyOrderAndRepetitionOfAStatusSeriesEndsInTheSameState(String series, String expected) {
    Random random = new Random(series.hashCode());
    for (int run = 0; run < 40; run++) {
      int number = numbers.incrementAndGet();
      MessageRequested message = text("m" + number);
      List<StatusChange> changes = shuffled(series, message, number, random);
      int acceptedAfter = random.nextInt(changes.size() + 1);
      room.claims.claim(message, at(number), false, null);
      for (int i = 0; i < changes.size(); ) {
        if (i >= acceptedAfter) {
          accept(message, number);
        }
        int end = Math.min(changes.size(), i + 1 + random.nextInt(3));
        room.joiner.join(changes.subList(i, end));
        i = end;
      }
      accept(message, number);
      MessageReceipt receipt = room.receipt(message);
      assertThat(receipt.state().text()).as("run %d of %s", run, changes).isEqualTo(expected);
      assertThat(receipt.statuses()).containsEntry("accepted", NOON);
    }
  }

  @Test
  void aStatusThatBearsOurIdSettlesAnUncertainMessage() {
    MessageRequested message = text("uncertain");
    room.claims.claim(message, at(1), false, null);
    room.outcomes.uncertain(attempt(message), "time-out");
    assertThat(room.receipt(message).state()).isEqualTo(MessageState.UNCERTAIN);
    room.joiner.join(List.of(status("wamid.9", message.id(), "sent", null)));
    MessageReceipt receipt = room.receipt(message);
    assertThat(receipt.state()).isEqualTo(MessageState.SENT);
    assertThat(receipt.wamid()).isEqualTo("wamid.9");
    assertThat(receipt.error()).isNull();
    assertThat(room.outcomes.unsettled(message.id(), MessageState.REQUESTED)).isFalse();
  }

  @Test
  void aFailureKeepsItsCodeAndTitle() {
    MessageRequested message = text("failed");
    room.claims.claim(message, at(1), false, null);
    accept(message, 1);
    room.joiner.join(List.of(status("wamid.1", null, "failed", 131026)));
    assertThat(room.receipt(message).error())
        .isEqualTo(new MessageReceipt.Problem("whatsapp.failed", 131026, "Undeliverable"));
  }

  @Test
  void statusesOfUnknownMessagesWaitAndAreSweptIn() {
    MessageRequested message = text("late");
    room.joiner.join(List.of(status("wamid.1", message.id(), "delivered", null)));
    room.claims.claim(message, at(1), false, null);
    room.joiner.sweep(NOON.minusSeconds(1));
    assertThat(room.receipt(message).state()).isEqualTo(MessageState.DELIVERED);
  }

  private static List<StatusChange> shuffled(
      String series, MessageRequested message, int number, Random random) {
    List<StatusChange> changes = new ArrayList<>();
    for (String status : series.split(" ")) {
      for (int copies = random.nextInt(3); copies >= 0; copies--) {
        changes.add(
            status("wamid." + number, random.nextBoolean() ? message.id() : null, status, null));
      }
    }
    Collections.shuffle(changes, random);
    return changes;
  }

  private void accept(MessageRequested message, int number) {
    room.outcomes.accepted(attempt(message), "wamid." + number);
  }

  private static Try attempt(MessageRequested message) {
    return new Try(message.id(), 1, NOON, Duration.ofMillis(80));
  }

  private static StatusChange status(
      String wamid, @Nullable String ourId, String status, @Nullable Integer code) {
    return new StatusChange(
        wamid, ourId, status, NOON, code, code == null ? null : "Undeliverable", null, Map.of());
  }
}
