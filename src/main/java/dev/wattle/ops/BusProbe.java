package dev.wattle.ops;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Asks Kafka how it is, and how far the flows have come. */
@Component
class BusProbe implements AutoCloseable {

  private static final String GROUP = "wattle.";

  private final Admin admin;
  private final String brokers;
  private final Duration timeout;

  BusProbe(@Value("${wattle.bus.brokers}") String brokers, OpsSettings settings) {
    this.brokers = brokers;
    this.timeout = settings.healthTimeout();
    int patience = Math.toIntExact(timeout.toMillis());
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience));
  }

  String brokers() {
    return brokers;
  }

  /**
   * How many brokers there are.
   *
   * @throws Failure UNREACHABLE {@code ops.kafka-silent}
   */
  int nodes() {
    return answer(admin.describeCluster().nodes()).size();
  }

  /**
   * Records that each flow has still to take, over all partitions.
   *
   * @throws Failure UNREACHABLE {@code ops.kafka-silent}
   */
  Map<String, Long> lag() {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> groups = committed();
    Map<TopicPartition, OffsetSpec> wanted =
        groups.values().stream()
            .flatMap(group -> group.keySet().stream())
            .distinct()
            .collect(Collectors.toMap(Function.identity(), place -> OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends = answer(admin.listOffsets(wanted).all());
    Map<String, Long> lag = new TreeMap<>();
    groups.forEach(
        (group, places) -> {
          long waiting = 0;
          for (Map.Entry<TopicPartition, OffsetAndMetadata> place : places.entrySet()) {
            waiting += Math.max(0, ends.get(place.getKey()).offset() - offset(place));
          }
          lag.put(group.substring(GROUP.length()), waiting);
        });
    return lag;
  }

  @Override
  public void close() {
    admin.close(timeout);
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed() {
    List<String> groups =
        answer(admin.listConsumerGroups().all()).stream()
            .map(ConsumerGroupListing::groupId)
            .filter(group -> group.startsWith(GROUP))
            .toList();
    Map<String, ListConsumerGroupOffsetsSpec> all =
        groups.stream()
            .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
    return all.isEmpty() ? Map.of() : answer(admin.listConsumerGroupOffsets(all).all());
  }

  private static long offset(Map.Entry<TopicPartition, OffsetAndMetadata> place) {
    return place.getValue().offset();
  }

  private <T> T answer(KafkaFuture<T> asked) {
    try {
      return asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      String message = "no answer from %s within %s. Start Kafka, or correct KAFKA_BROKERS.";
      throw Failure.of(
          Kind.UNREACHABLE, "ops.kafka-silent", message.formatted(brokers, timeout), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka was asked", e);
    }
  }
}
