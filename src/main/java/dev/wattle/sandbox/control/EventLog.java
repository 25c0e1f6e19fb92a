package dev.wattle.sandbox.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Events with their numbers. One writer only, so that the numbers have no gaps. */
final class EventLog {

  private static final String SAVE =
      "insert into sandbox_event (number, topic, partition_id, position, event)"
          + " values (?, ?, ?, ?, ?)";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;

  /** An event where it lay. */
  record Found(String topic, int partition, long offset, String json) {}

  EventLog(JdbcTemplate jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** All or none. */
  void append(List<Found> events) {
    transactions.executeWithoutResult(
        status -> {
          long number = last();
          List<Object[]> rows = new ArrayList<>();
          for (Found event : events) {
            rows.add(
                new Object[] {
                  ++number, event.topic(), event.partition(), event.offset(), event.json()
                });
          }
          jdbc.batchUpdate(SAVE, rows);
        });
  }

  /** Where to read on, by partition. */
  Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    jdbc.query(
        "select topic, partition_id, max(position) from sandbox_event group by 1, 2",
        row -> {
          positions.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3) + 1);
        });
    return positions;
  }

  /** In order, without holding them all in memory. */
  void each(long since, long limit, BiConsumer<Long, String> reader) {
    // Rows are fetched in parts only inside a transaction.
    transactions.executeWithoutResult(
        status -> {
          JdbcTemplate parts = new JdbcTemplate(jdbc.getDataSource());
          parts.setFetchSize(500);
          parts.query(
              "select number, event from sandbox_event where number > ? order by number limit ?",
              row -> {
                reader.accept(row.getLong(1), row.getString(2));
              },
              since,
              limit);
        });
  }

  private long last() {
    Long last =
        jdbc.queryForObject("select coalesce(max(number), 0) from sandbox_event", Long.class);
    return last == null ? 0 : last;
  }
}
