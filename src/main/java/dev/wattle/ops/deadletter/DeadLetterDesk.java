package dev.wattle.ops.deadletter;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.bus.DeadLetter;
import dev.wattle.bus.RecordPublisher;
import dev.wattle.event.Position;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.idempotency.IdempotentReceiver;
import dev.wattle.ops.deadletter.DeadLetterRow.State;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Where operators decide on dead letters; each is decided once, however many press the button. */
@Component
class DeadLetterDesk {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterDesk.class);

  private final DeadLetterLedger ledger;
  private final IdempotentReceiver receiver;
  private final RecordPublisher records;
  private final AuditLog audit;
  private final Clock clock;
  private final TransactionTemplate locked;
  private final TransactionTemplate apart;

  DeadLetterDesk(
      DeadLetterLedger ledger,
      IdempotentReceiver receiver,
      RecordPublisher records,
      AuditLog audit,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.ledger = ledger;
    this.receiver = receiver;
    this.records = records;
    this.audit = audit;
    this.clock = clock;
    this.locked = new TransactionTemplate(transactions);
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * @throws Failure REFUSED {@code ops.dead-letter-unknown}
   */
  DeadLetterRow find(String id) {
    return ledger.find(id).orElseThrow(() -> unknown(id));
  }

  /**
   * Puts the original on its topic again, for its flow to do as if it were new. The row stays
   * locked meanwhile, so that a publish that fails, or a crash, leaves it parked.
   *
   * @throws Failure REFUSED {@code ops.dead-letter-unknown}, {@code ops.dead-letter-decided} or
   *     {@code ops.dead-letter-homeless}; UNREACHABLE if Kafka is not there
   */
  void replay(String id, String who) {
    locked.executeWithoutResult(
        transaction -> {
          DeadLetter letter = decide(id, State.REPLAYED, who);
          if (letter.topic() == null) {
            throw refused("homeless", id, "never was on the bus. Discard it; do its work by hand");
          }
          // Seen by the flow before the record is, hence committed before the record is sent.
          apart.executeWithoutResult(before -> release(letter));
          note("replay", letter, who);
          publish(letter);
        });
    LOG.info("replayed letter={} who={}", id, who);
  }

  /**
   * @throws Failure REFUSED {@code ops.dead-letter-unknown} or {@code ops.dead-letter-decided}
   */
  void discard(String id, String who) {
    locked.executeWithoutResult(
        transaction -> note("discard", decide(id, State.DISCARDED, who), who));
    LOG.info("discarded letter={} who={}", id, who);
  }

  /**
   * All that is parked for the flow, in the order in which it lay on the bus.
   *
   * @return how many; those that somebody else decided meanwhile are not counted
   * @throws Failure UNREACHABLE if Kafka goes away: the rest stays parked
   */
  int replayAll(String flow, String who) {
    int replayed = 0;
    for (String id : ledger.parkedOf(flow)) {
      try {
        replay(id, who);
        replayed++;
      } catch (Failure e) {
        if (e.kind() != Kind.REFUSED) {
          throw e;
        }
      }
    }
    return replayed;
  }

  private void note(String verb, DeadLetter letter, String who) {
    String subject = "dead letter %s of flow %s".formatted(letter.id(), letter.flow());
    audit.record(new AuditAct(who, "dead-letter." + verb, subject, "parked", verb + "ed"));
  }

  private DeadLetter decide(String id, State state, String who) {
    return ledger
        .decide(id, state, who, clock.instant())
        .map(DeadLetterRow::letter)
        .orElseThrow(() -> undecidable(id));
  }

  private Failure undecidable(String id) {
    return ledger
        .find(id)
        .map(row -> refused("decided", id, "is %s already".formatted(row.state())))
        .orElseGet(() -> unknown(id));
  }

  private static Failure unknown(String id) {
    return refused("unknown", id, "does not exist. Take an id from the list");
  }

  /** The keys that the flow chose itself are known by the place that the record had. */
  private void release(DeadLetter letter) {
    String topic = Objects.requireNonNull(letter.topic());
    receiver.release(letter.flow(), letter.event());
    receiver.releaseAt(
        letter.flow() + ":key", new Position(topic, letter.partition(), letter.offset()));
  }

  private void publish(DeadLetter letter) {
    String topic = Objects.requireNonNull(letter.topic());
    try {
      records.publish(topic, letter.key(), letter.payload(), letter.headers()).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Failure failure ? failure : e;
    }
  }

  private static Failure refused(String what, String id, String why) {
    String message = "dead letter %s %s.".formatted(id, why);
    return Failure.of(Kind.REFUSED, "ops.dead-letter-" + what, message);
  }
}
