package dev.wattle.ops.deadletter;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.bus.DeadLetter;
import dev.wattle.event.Delivered;
import dev.wattle.event.Position;
import dev.wattle.failure.Failure;
import dev.wattle.idempotency.IdempotentReceiver;
import dev.wattle.ops.OpsApp;
import dev.wattle.ops.deadletter.DeadLetterRow.State;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OpsApp.Test
class DeadLetterDeskTest {

  private final String flow = "flow-" + UUID.randomUUID();

  @Autowired private DeadLetterLedger ledger;
  @Autowired private DeadLetterDesk desk;
  @Autowired private IdempotentReceiver receiver;

  private record Seen(String id, Position position) implements Delivered {}

  @Test
  void oneOfManyOperatorsReplays() throws Exception {
    DeadLetter letter = Letters.of(flow, 0, 1);
    ledger.add(letter);

    List<String> outcomes = atOnce(8, () -> outcomeOf(letter.id()));

    assertThat(outcomes).containsOnlyOnce("done").contains("ops.dead-letter-decided");
  }

  @Test
  void aReplayThatKafkaRefusesLeavesTheLetterParked() {
    DeadLetter letter = Letters.of(flow, "no such topic", 0, 1);
    ledger.add(letter);

    assertThatThrownBy(() -> desk.replay(letter.id(), "ada"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("bus.unreachable");

    assertThat(ledger.find(letter.id()).orElseThrow().state()).isEqualTo(State.PARKED);
    assertThat(ledger.find(letter.id()).orElseThrow().who()).isNull();
  }

  @Test
  void whatNeverWasOnTheBusCanOnlyBeDiscarded() {
    DeadLetter letter = Letters.of(flow, null, 0, 1);
    ledger.add(letter);

    assertThat(outcomeOf(letter.id())).isEqualTo("ops.dead-letter-homeless");
    assertThat(desk.find(letter.id()).state()).isEqualTo(State.PARKED);
    desk.discard(letter.id(), "ada");
    assertThat(desk.find(letter.id()).who()).isEqualTo("ada");
  }

  @Test
  void aDiscardedLetterKeepsItsKeySoThatADuplicateStaysOne() {
    DeadLetter letter = Letters.of(flow, 0, 1);
    receiver.fresh(flow, List.of(new Seen(letter.event(), new Position(Letters.TOPIC, 0, 1))));
    ledger.add(letter);
    desk.discard(letter.id(), "ada");

    assertThat(outcomeOf(letter.id())).isEqualTo("ops.dead-letter-decided");

    Position elsewhere = new Position(Letters.TOPIC, 0, 2);
    assertThat(receiver.fresh(flow, List.of(new Seen(letter.event(), elsewhere)))).isEmpty();
  }

  private String outcomeOf(String id) {
    try {
      desk.replay(id, "ada");
      return "done";
    } catch (Failure e) {
      return e.code();
    }
  }

  private static List<String> atOnce(int count, Callable<String> work) throws Exception {
    ExecutorService operators = Executors.newFixedThreadPool(count);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(
          operators.submit(
              () -> {
                start.await();
                return work.call();
              }));
    }
    start.countDown();
    List<String> outcomes = new ArrayList<>();
    for (Future<String> answer : answers) {
      outcomes.add(answer.get(30, SECONDS));
    }
    operators.shutdownNow();
    return outcomes;
  }
}
