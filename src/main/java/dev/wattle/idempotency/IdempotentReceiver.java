package dev.wattle.idempotency;

import dev.wattle.event.Delivered;
import dev.wattle.event.Position;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Idempotent Receiver (EIP) with one subtlety: the same key at the same position of the bus is not
 * a duplicate but a replay after a crash, and is done again, unless it was marked done.
 */
@Component("idempotentReceiver")
public class IdempotentReceiver {

  private static final String INSERT =
      """
      insert into processed_key (consumer, key, topic, part, off, seen_at)
      select ?, key, topic, part, off, ? from unnest(?::text[], ?::text[], ?::int[], ?::bigint[]) as t(key, topic, part, off)
      on conflict (consumer, key) do nothing
      """;
  private static final String KNOWN =
      "select key, topic, part, off, done_at is not null as done from processed_key where consumer = ? and key = any(?::text[])";

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final MeterRegistry meters;

  IdempotentReceiver(JdbcTemplate jdbc, Clock clock, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.meters = meters;
  }

  /** Whether this consumer has seen the key; keys are kept for {@code wattle.idempotency}. */
  public boolean knows(String consumer, String key) {
    String sql = "select exists (select 1 from processed_key where consumer = ? and key = ?)";
    return Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class, consumer, key));
  }

  /**
   * Those of the deliveries that this consumer has still to do, in their order; two statements for
   * the whole batch.
   */
  public <T extends Delivered> List<T> fresh(String consumer, List<T> deliveries) {
    if (deliveries.isEmpty()) {
      return deliveries;
    }
    insert(consumer, deliveries);
    Map<String, Entry> known = known(consumer, deliveries);
    List<T> fresh =
        deliveries.stream()
            .filter(delivery -> known.get(delivery.id()).isPending(delivery.position()))
            .toList();
    meters
        .counter("wattle.duplicates", "consumer", consumer)
        .increment(deliveries.size() - fresh.size());
    return fresh;
  }

  /** The effects have happened: even a replay of the same position is a duplicate from now on. */
  public void done(String consumer, Collection<String> keys) {
    if (!keys.isEmpty()) {
      jdbc.update(
          "update processed_key set done_at = ? where consumer = ? and key = any(?::text[])",
          Timestamp.from(now()),
          consumer,
          keys.toArray(String[]::new));
    }
  }

  /** Forgets the key, so that an operator's replay is done again. */
  public void release(String consumer, String key) {
    jdbc.update("delete from processed_key where consumer = ? and key = ?", consumer, key);
  }

  /** Forgets every key that the record at this place left behind. */
  public void releaseAt(String consumer, Position position) {
    jdbc.update(
        "delete from processed_key where consumer = ? and topic = ? and part = ? and off = ?",
        consumer,
        position.topic(),
        position.partition(),
        position.offset());
  }

  /**
   * Forgets what is older than any vendor's last retry.
   *
   * @return how many keys
   */
  public int forgetBefore(Instant time) {
    return jdbc.update("delete from processed_key where seen_at < ?", Timestamp.from(time));
  }

  private void insert(String consumer, List<? extends Delivered> deliveries) {
    jdbc.update(
        INSERT,
        consumer,
        Timestamp.from(now()),
        array(deliveries, Delivered::id, String[]::new),
        array(deliveries, delivery -> delivery.position().topic(), String[]::new),
        array(deliveries, delivery -> delivery.position().partition(), Integer[]::new),
        array(deliveries, delivery -> delivery.position().offset(), Long[]::new));
  }

  private Map<String, Entry> known(String consumer, List<? extends Delivered> deliveries) {
    Map<String, Entry> known = new HashMap<>();
    jdbc.query(
        KNOWN,
        row -> {
          Position position =
              new Position(row.getString("topic"), row.getInt("part"), row.getLong("off"));
          known.put(row.getString("key"), new Entry(position, row.getBoolean("done")));
        },
        consumer,
        array(deliveries, Delivered::id, String[]::new));
    return known;
  }

  private static <A> A[] array(
      List<? extends Delivered> deliveries,
      Function<Delivered, A> part,
      java.util.function.IntFunction<A[]> array) {
    return deliveries.stream().map(part).toArray(array);
  }

  private Instant now() {
    return clock.instant();
  }

  private record Entry(Position position, boolean done) {
    boolean isPending(Position again) {
      return !done && position.equals(again);
    }
  }
}
