package dev.wattle.bus.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;

/** What one poll brought: deliveries to work off in lanes, then one commit for each partition. */
public final class Batch {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final List<String> unwritten = new ArrayList<>();
  private Instant lastWritten = Instant.EPOCH;
  private final List<Exchange> polled;
  private final List<Delivery> deliveries;

  public Batch(List<Exchange> polled, List<Delivery> deliveries) {
    this.polled = polled;
    this.deliveries = deliveries;
  }

  /**
   * A lane has done its work. What is done is written down in few statements, not one by one: a
   * crash repeats at most what was done within the pause.
   *
   * @return ids that are due to be written down; empty if it is too early
   */
  public synchronized List<String> finished(Lane lane, Instant now) {
    lane.forEach(delivery -> unwritten.add(delivery.id()));
    boolean urgent = !lane.effected().isEmpty();
    if (!urgent && now.isBefore(lastWritten.plus(PAUSE))) {
      return List.of();
    }
    lastWritten = now;
    return written();
  }

  /** All that is done and not yet written down. */
  public synchronized List<String> written() {
    List<String> due = List.copyOf(unwritten);
    unwritten.clear();
    return due;
  }

  public List<Delivery> deliveries() {
    return deliveries;
  }

  /** The same poll with fewer deliveries; what was left out is committed all the same. */
  public Batch keeping(List<Delivery> fewer) {
    return new Batch(polled, fewer);
  }

  /** One for each key. Lanes run beside each other, a lane runs in order. */
  public List<Lane> lanes() {
    Map<String, List<Delivery>> lanes = new LinkedHashMap<>();
    for (Delivery delivery : deliveries) {
      lanes.computeIfAbsent(delivery.key(), key -> new ArrayList<>()).add(delivery);
    }
    return lanes.values().stream().map(Lane::new).toList();
  }

  /**
   * At most that many lists, each with whole lanes: for work that goes by the batch and waits for
   * nobody.
   */
  public Collection<List<Delivery>> shards(int most) {
    Map<Integer, List<Delivery>> shards = new LinkedHashMap<>();
    for (Delivery delivery : deliveries) {
      int shard = Math.floorMod(delivery.key().hashCode(), most);
      shards.computeIfAbsent(shard, number -> new ArrayList<>()).add(delivery);
    }
    return shards.values();
  }

  /**
   * Commits exactly what was polled into this batch, partition by partition, on the polling thread.
   * Kafka's own "commit all that was polled" would run ahead of the batch: records that are polled
   * but wait for the next batch would be lost in a crash.
   */
  public void commit() {
    Map<Object, KafkaManualCommit> last = new LinkedHashMap<>();
    for (Exchange exchange : polled) {
      KafkaManualCommit commit =
          exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class);
      Object partition = exchange.getMessage().getHeader(KafkaConstants.PARTITION);
      Object topic = exchange.getMessage().getHeader(KafkaConstants.TOPIC);
      last.put(List.of(topic, partition), commit);
    }
    last.values().forEach(KafkaManualCommit::commit);
  }
}
