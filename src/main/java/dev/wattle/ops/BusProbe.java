package dev.wattle.ops;

import static java.util.stream.Collectors.toMap;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
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
   * Records that each flow has still to take, over all partitions; those also of which it has taken
   * none yet.
   *
   * @throws Failure UNREACHABLE {@code ops.kafka-silent}
   */
  Map<String, Long> lag() {
    Map<String, Map<TopicPartition, Long>> next = next();
    Map<TopicPartition, Long> ends =
        offsets(
            next.values().stream().flatMap(group -> group.keySet().stream()), OffsetSpec.latest());
    Map<String, Long> lag = new TreeMap<>();
    next.forEach(
        (group, places) -> {
          long waiting = 0;
          for (Map.Entry<TopicPartition, Long> place : places.entrySet()) {
            waiting += Math.max(0, ends.get(place.getKey()) - place.getValue());
          }
          lag.put(group.substring(GROUP.length()), waiting);
        });
    return lag;
  }

  @Override
  public void close() {
    admin.close(timeout);
  }

  /** What each flow takes next: after the last commit, or the oldest where it has none. */
  private Map<String, Map<TopicPartition, Long>> next() {
    List<String> groups = groups();
    if (groups.isEmpty()) {
      return Map.of();
    }
    Map<String, Set<TopicPartition>> assigned = assigned(groups);
    Map<TopicPartition, Long> oldest =
        offsets(assigned.values().stream().flatMap(Set::stream), OffsetSpec.earliest());
    Map<String, Map<TopicPartition, Long>> next = new HashMap<>();
    committed(groups)
        .forEach(
            (group, places) -> {
              Map<TopicPartition, Long> offsets = new HashMap<>();
              assigned.get(group).forEach(place -> offsets.put(place, oldest.get(place)));
              places.forEach((place, commit) -> offsets.put(place, commit.offset()));
              next.put(group, offsets);
            });
    return next;
  }

  private List<String> groups() {
    return answer(admin.listConsumerGroups().all()).stream()
        .map(ConsumerGroupListing::groupId)
        .filter(group -> group.startsWith(GROUP))
        .toList();
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(List<String> groups) {
    return answer(
        admin
            .listConsumerGroupOffsets(
                groups.stream()
                    .collect(toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec())))
            .all());
  }

  private Map<String, Set<TopicPartition>> assigned(List<String> groups) {
    return answer(admin.describeConsumerGroups(groups).all()).entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                group ->
                    group.getValue().members().stream()
                        .flatMap(member -> member.assignment().topicPartitions().stream())
                        .collect(Collectors.toSet())));
  }

  private Map<TopicPartition, Long> offsets(Stream<TopicPartition> places, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted =
        places.distinct().collect(toMap(Function.identity(), place -> which));
    return answer(admin.listOffsets(wanted).all()).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, place -> place.getValue().offset()));
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
