package dev.wattle.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When the message of a person was on which topic, read off the bus once all is over. */
final class Hops {

  private static final Pattern PERSON = Pattern.compile("AU\\.\\d{7}");

  private final String brokers;

  Hops(String brokers) {
    this.brokers = brokers;
  }

  /**
   * @return by person, the time of the first record that names them, in milliseconds since 1970
   */
  Map<String, Long> of(String topic, Set<String> people) {
    Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
    Map<String, Long> times = new HashMap<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> note(record, people, times));
      }
    }
    return times;
  }

  private static void note(
      ConsumerRecord<String, String> record, Set<String> people, Map<String, Long> times) {
    Matcher person = PERSON.matcher(record.value());
    if (person.find() && people.contains(person.group())) {
      times.merge(person.group(), record.timestamp(), Math::min);
    }
  }
}
