package dev.wattle.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.bus.delivery.Delivery;
import dev.wattle.event.Addresses;
import dev.wattle.event.EventId;
import dev.wattle.event.Position;
import dev.wattle.failure.Failure;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Parks what could not be done. Parked means: on the dead-letter topic, acknowledged. */
@Component
public class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final RecordPublisher records;
  private final ObjectMapper json;
  private final Clock clock;

  DeadLetters(RecordPublisher records, ObjectMapper json, Clock clock) {
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Returns once the letter is safe.
   *
   * @throws java.util.concurrent.CompletionException if Kafka did not acknowledge: the caller still
   *     holds the record
   */
  public void park(String flow, Delivery delivery, Failure failure) {
    Position at = delivery.position();
    String place = at.topic() + "/" + at.partition() + "/" + at.offset();
    park(
        new DeadLetter(
            EventId.from("dead-letter", flow, place),
            flow,
            delivery.id(),
            failure.kind(),
            failure.code(),
            String.valueOf(failure.getMessage()),
            at.topic(),
            at.partition(),
            at.offset(),
            delivery.key(),
            delivery.headers(),
            delivery.payload(),
            clock.instant()));
  }

  /** As {@link #park(String, Delivery, Failure)}, for what somebody composed by hand. */
  public void park(DeadLetter letter) {
    try {
      byte[] value = json.writeValueAsBytes(letter);
      records
          .publish(
              Topics.DEAD_LETTERS, letter.flow(), value, Map.of("wattle-event-id", letter.id()))
          .join();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("bus.dead-letter-unwritable: " + letter.id(), e);
    }
    LOG.warn(
        "parked flow={} event={} kind={} code={}",
        letter.flow(),
        Addresses.masked(letter.event()),
        letter.kind(),
        letter.code());
  }
}
