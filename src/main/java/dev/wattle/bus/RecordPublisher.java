package dev.wattle.bus;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Puts a record on a topic. Done means that every in-sync replica has it. What follows an
 * acknowledgement never runs on the producer's own thread: a flow that waits there for a database
 * connection would hold up the acknowledgement for which the connection's holder waits.
 */
public class RecordPublisher implements AutoCloseable {

  private final ExecutorService answers =
      Executors.newCachedThreadPool(new CustomizableThreadFactory("bus-answers-"));
  private final KafkaProducer<String, byte[]> producer;

  RecordPublisher(KafkaProducer<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * @param key decides the lane: records of one key keep their order; null spreads
   * @return completes after the acknowledgement; fails with {@link Kind#UNREACHABLE} {@code
   *     bus.unreachable}, and then the record may or may not be there
   */
  public CompletableFuture<Void> publish(
      String topic, @Nullable String key, byte[] value, Map<String, String> headers) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      producer.send(
          record, (metadata, failure) -> answers.execute(() -> complete(done, topic, failure)));
    } catch (KafkaException e) {
      done.completeExceptionally(unreachable(topic, e));
    }
    return done;
  }

  @Override
  public void close() {
    producer.close();
    answers.shutdown();
  }

  private static void complete(
      CompletableFuture<Void> done, String topic, @Nullable Exception failure) {
    if (failure == null) {
      done.complete(null);
    } else {
      done.completeExceptionally(unreachable(topic, failure));
    }
  }

  private static Failure unreachable(String topic, Exception cause) {
    String message =
        "topic %s did not acknowledge (%s). Nothing was accepted; send it again, and see to Kafka."
            .formatted(topic, cause.getClass().getSimpleName());
    return Failure.of(Kind.UNREACHABLE, "bus.unreachable", message, cause);
  }
}
