package dev.wattle.bench.campaign;

import dev.wattle.bench.Latencies;
import dev.wattle.bench.MetaStub.Call;
import dev.wattle.bench.Table;
import java.time.Clock;
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
  private final Table table;

  Hops(String brokers, Table table) {
    this.brokers = brokers;
    this.table = table;
  }

  /**
   * Where the time of the answers went.
   *
   * @param wrote who wrote when, in nanoseconds of {@link System#nanoTime()}
   */
  void report(Map<String, Long> wrote, List<Call> calls) {
    long now = Clock.systemUTC().millis();
    long nanos = System.nanoTime();
    Map<String, Long> last = new HashMap<>();
    wrote.forEach((person, at) -> last.put(person, now - (nanos - at) / 1_000_000));
    hop("webhook -> raw", last, of("whatsapp.raw.v1", wrote.keySet()));
    hop("raw -> event", last, of("events.message.v1", wrote.keySet()));
    hop("event -> outbound", last, of("outbound.v1", wrote.keySet()));
    Map<String, Long> sent = new HashMap<>();
    calls.stream()
        .filter(call -> wrote.containsKey(call.to()))
        .forEach(call -> sent.put(call.to(), now - (nanos - call.nanos()) / 1_000_000));
    hop("outbound -> Meta", last, sent);
  }

  private void hop(String name, Map<String, Long> last, Map<String, Long> next) {
    Latencies took = new Latencies(last.size());
    next.forEach((person, at) -> took.add((at - last.put(person, at)) * 1_000_000));
    table.add(
        "of it " + name, "p50 %.0f ms, p95 %.0f ms", took.percentile(0.5), took.percentile(0.95));
  }

  /**
   * @return by person, the time of the first record that names them, in milliseconds since 1970
   */
  private Map<String, Long> of(String topic, Set<String> people) {
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
