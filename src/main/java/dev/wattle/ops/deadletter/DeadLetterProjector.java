package dev.wattle.ops.deadletter;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.bus.DeadLetter;
import dev.wattle.bus.delivery.Batch;
import dev.wattle.bus.delivery.Delivery;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Turns dead letters on the bus into rows; {@code routes/system/dead-letters} calls it. */
@Component("deadLetterProjector")
public class DeadLetterProjector {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterProjector.class);

  private final DeadLetterLedger ledger;
  private final ObjectMapper json;
  private final MeterRegistry meters;

  DeadLetterProjector(DeadLetterLedger ledger, ObjectMapper json, MeterRegistry meters) {
    this.ledger = ledger;
    this.json = json;
    this.meters = meters;
  }

  /**
   * Safe to repeat.
   *
   * @throws Failure UNREACHABLE {@code ops.dead-letters-unwritable} if the database is not there:
   *     the batch stays on the bus
   */
  public void project(Batch batch) {
    batch.deliveries().forEach(this::add);
  }

  /** A commit that fails only brings the batch again. */
  public void commit(Batch batch) {
    try {
      batch.commit();
    } catch (KafkaException e) {
      LOG.warn("commit-failed flow=dead-letters cause={}", e.getClass().getSimpleName());
    }
  }

  private void add(Delivery delivery) {
    try {
      DeadLetter letter = json.treeToValue(delivery.body(), DeadLetter.class);
      if (!isWhole(letter)) {
        LOG.error("dead-letter-incomplete at={}", delivery.position());
      } else if (ledger.add(letter)) {
        String kind = letter.kind().name();
        meters.counter("wattle.dead.letters", "flow", letter.flow(), "kind", kind).increment();
      }
    } catch (IOException | DataIntegrityViolationException e) {
      // Parking it would only bring it back here; it stays on the topic as long as that keeps it.
      LOG.error("dead-letter-unreadable at={} cause={}", delivery.position(), e.getClass());
    } catch (DataAccessException e) {
      String message = "dead letters cannot be written. See to PostgreSQL; they wait in Kafka.";
      throw Failure.of(Kind.UNREACHABLE, "ops.dead-letters-unwritable", message, e);
    }
  }

  private static boolean isWhole(DeadLetter letter) {
    return Stream.of(
            letter.id(),
            letter.flow(),
            letter.event(),
            letter.kind(),
            letter.code(),
            letter.message(),
            letter.headers(),
            letter.payload(),
            letter.parkedAt())
        .noneMatch(Objects::isNull);
  }
}
