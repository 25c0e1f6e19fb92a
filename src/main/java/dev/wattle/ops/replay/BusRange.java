package dev.wattle.ops.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads a range of time off a topic, beside the flows and without their groups. */
@Component
class BusRange {

  private static final Duration POLL = Duration.ofMillis(500);

  private final String brokers;
  private final ObjectMapper json;

  BusRange(@Value("${wattle.bus.brokers}") String brokers, ObjectMapper json) {
    this.brokers = brokers;
    this.json = json;
  }

  /**
   * Each lane in its order.
   *
   * @throws Failure REFUSED {@code ops.replay-too-many}; UNREACHABLE {@code ops.kafka-silent}
   */
  List<ConsumerRecord<String, byte[]>> read(EventRange range, int most) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      Map<TopicPartition, Long> ends = seek(consumer, range);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      while (!ends.isEmpty()) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (record.timestamp() < range.to().toEpochMilli() && isWanted(record, range)) {
            found.add(record);
          }
        }
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        check(found.size(), most);
      }
      return found;
    } catch (KafkaException e) {
      String text = "the events cannot be read. See to Kafka, then try again.";
      throw Failure.of(Kind.UNREACHABLE, "ops.kafka-silent", text, e);
    }
  }

  static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return headers;
  }

  private static void check(int found, int most) {
    if (found > most) {
      String text = "there are more than %d events in that time. Give a shorter one.";
      throw Failure.of(Kind.REFUSED, "ops.replay-too-many", text.formatted(most));
    }
  }

  /** Partitions in which there is something to read, each with its end as it is now. */
  private static Map<TopicPartition, Long> seek(
      KafkaConsumer<String, byte[]> consumer, EventRange range) {
    List<TopicPartition> places =
        consumer.partitionsFor(range.topic()).stream()
            .map(part -> new TopicPartition(part.topic(), part.partition()))
            .toList();
    consumer.assign(places);
    Map<TopicPartition, Long> times = new HashMap<>();
    places.forEach(place -> times.put(place, range.from().toEpochMilli()));
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(places));
    consumer
        .offsetsForTimes(times)
        .forEach(
            (place, first) -> {
              long end = ends.get(place);
              consumer.seek(place, first == null ? end : first.offset());
            });
    ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    return ends;
  }

  private boolean isWanted(ConsumerRecord<String, byte[]> record, EventRange range) {
    Map<String, String> headers = headers(record);
    if (range.isRaw()) {
      return range.isSource(headers.getOrDefault("wattle-account", ""));
    }
    try {
      return range.isType(json.readTree(record.value()).path("type").asText());
    } catch (IOException unreadable) {
      return false;
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
