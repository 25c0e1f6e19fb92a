package dev.wattle.inbound.gather;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.bus.delivery.Delivery;
import dev.wattle.event.Position;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Deliveries that wait for a limit in PostgreSQL, lane by lane in their order. */
@Component
class WaitingDeliveries {

  /** What one run of a lane takes at most. */
  private static final int MOST = 500;

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
  private static final String ADD =
      """
      insert into waiting_delivery (flow, lane, event, topic, part, off, headers, payload, alone, due_at, created_at)
      values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
      on conflict (flow, topic, part, off) do update
        set due_at = excluded.due_at, alone = excluded.alone
      """;
  private static final String APPEND = ADD.substring(0, ADD.indexOf("do update")) + "do nothing";

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  WaitingDeliveries(JdbcTemplate jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Lanes of the flow that have something waiting, so that nothing may overtake it. */
  Set<String> lanes(String flow, Collection<String> among) {
    String sql =
        "select distinct lane from waiting_delivery where flow = ? and lane = any(?::text[])";
    return new HashSet<>(jdbc.queryForList(sql, String.class, flow, among.toArray(String[]::new)));
  }

  /** These wait until then; those that wait already wait until then as well. */
  void add(String flow, List<Delivery> deliveries, Instant due, boolean alone) {
    write(ADD, flow, deliveries, due, alone);
  }

  /** These wait behind what is there of their lanes. */
  void append(String flow, List<Delivery> deliveries) {
    write(APPEND, flow, deliveries, clock.instant(), false);
  }

  /** What one run may do of a lane: a delivery that goes alone is one by itself. */
  List<Waiting> of(String flow, String lane) {
    return jdbc.query(
        "select * from waiting_delivery where flow = ? and lane = ? and not done order by no limit "
            + MOST,
        (row, number) -> waiting(row),
        flow,
        lane);
  }

  /** They have had their effect, or are parked. */
  void done(String flow, Collection<Delivery> deliveries) {
    jdbc.batchUpdate(
        "update waiting_delivery set done = true where flow = ? and topic = ? and part = ? and off = ?",
        deliveries.stream()
            .map(Delivery::position)
            .map(at -> new Object[] {flow, at.topic(), at.partition(), at.offset()})
            .toList());
  }

  /** Forgets what is done of a lane; for whoever has the claim. */
  void forget(String flow, String lane) {
    jdbc.update("delete from waiting_delivery where flow = ? and lane = ? and done", flow, lane);
  }

  private void write(
      String sql, String flow, List<Delivery> deliveries, Instant due, boolean alone) {
    Timestamp now = Timestamp.from(clock.instant());
    Timestamp dueAt = Timestamp.from(due);
    jdbc.batchUpdate(
        sql,
        deliveries.stream()
            .map(
                one ->
                    new Object[] {
                      flow,
                      one.key(),
                      one.id(),
                      one.position().topic(),
                      one.position().partition(),
                      one.position().offset(),
                      headers(one),
                      one.payload(),
                      alone,
                      dueAt,
                      now
                    })
            .toList());
  }

  private String headers(Delivery delivery) {
    try {
      return json.writeValueAsString(delivery.headers());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("gather.headers-unwritable: " + delivery.position(), e);
    }
  }

  private Waiting waiting(ResultSet row) throws SQLException {
    byte[] payload = row.getBytes("payload");
    try {
      Delivery delivery =
          new Delivery(
              row.getString("event"),
              new Position(row.getString("topic"), row.getInt("part"), row.getLong("off")),
              row.getString("lane"),
              json.readTree(payload),
              payload,
              json.readValue(row.getString("headers"), HEADERS));
      return new Waiting(delivery, row.getBoolean("alone"));
    } catch (IOException e) {
      throw new IllegalStateException("gather.row-unreadable: " + row.getLong("no"), e);
    }
  }

  /** A delivery that waits. */
  record Waiting(Delivery delivery, boolean alone) {}
}
