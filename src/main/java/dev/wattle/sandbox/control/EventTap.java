package dev.wattle.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Reads all topics of events and numbers what it finds. Its positions lie beside the events, in the
 * same transaction, so that none is numbered twice or not at all.
 */
final class EventTap implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EventTap.class);

  private final String brokers;
  private final List<String> topics;
  private final EventLog events;
  private final List<EventWatcher> watchers;
  private final ObjectMapper mapper;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread thread;

  EventTap(
      String brokers,
      List<String> topics,
      EventLog events,
      List<EventWatcher> watchers,
      ObjectMapper mapper) {
    this.brokers = brokers;
    this.topics = topics;
    this.events = events;
    this.watchers = watchers;
    this.mapper = mapper;
  }

  @Override
  public void start() {
    Thread reader = new Thread(this::run, "sandbox-events");
    reader.setDaemon(true);
    reader.start();
    thread = reader;
  }

  @Override
  public void stop() {
    stopping.countDown();
    Thread reader = thread;
    if (reader != null) {
      try {
        reader.join(3000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null && stopping.getCount() > 0;
  }

  private void run() {
    while (stopping.getCount() > 0) {
      try (Consumer<byte[], byte[]> consumer = consumer()) {
        seek(consumer);
        while (stopping.getCount() > 0) {
          take(consumer);
        }
      } catch (WakeupException stopped) {
        return;
      } catch (KafkaException | DataAccessException | TransactionException e) {
        log.warn("sandbox.events-interrupted cause={}", e.getClass().getSimpleName());
        pause();
      }
    }
  }

  private void take(Consumer<byte[], byte[]> consumer) {
    List<EventLog.Found> found = new ArrayList<>();
    List<JsonNode> parsed = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> item : consumer.poll(Duration.ofMillis(200))) {
      String json = new String(item.value(), StandardCharsets.UTF_8);
      try {
        parsed.add(mapper.readTree(json));
        found.add(new EventLog.Found(item.topic(), item.partition(), item.offset(), json));
      } catch (JsonProcessingException e) {
        log.warn("sandbox.event-unreadable topic={} offset={}", item.topic(), item.offset());
      }
    }
    if (!found.isEmpty()) {
      parsed.forEach(event -> watchers.forEach(watcher -> watcher.saw(event)));
      events.append(found);
    }
  }

  private void seek(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> known = events.positions();
    consumer.seekToBeginning(partitions);
    partitions.stream()
        .filter(known::containsKey)
        .forEach(partition -> consumer.seek(partition, known.get(partition)));
  }

  private Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            brokers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            1000),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private void pause() {
    try {
      stopping.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
