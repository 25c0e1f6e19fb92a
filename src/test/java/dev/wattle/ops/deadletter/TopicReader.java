package dev.wattle.ops.deadletter;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What arrives on a topic from now on. */
final class TopicReader implements AutoCloseable {

  private final KafkaConsumer<String, byte[]> consumer;
  private final Deque<ConsumerRecord<String, byte[]>> arrived = new ArrayDeque<>();

  private TopicReader(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  static TopicReader atEnd(String brokers, String topic) {
    var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", brokers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return new TopicReader(consumer);
  }

  ConsumerRecord<String, byte[]> next() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              if (arrived.isEmpty()) {
                consumer.poll(Duration.ofMillis(200)).forEach(arrived::add);
              }
              return !arrived.isEmpty();
            });
    return arrived.remove();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
