package dev.wattle.inbound.gather;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which node works off which waiting lane. The claim stands on the lane's first row. */
@Component
class Claims {

  private static final String CLAIM =
      """
      update waiting_delivery set claimed_by = ?, claimed_until = ?
      where no in (select distinct on (flow, lane) no from waiting_delivery where flow = any(?::text[]) order by flow, lane, no)
        and due_at <= ? and (claimed_until is null or claimed_until < ?)
      returning flow, lane
      """;

  private final JdbcTemplate jdbc;
  private final GatherSettings settings;
  private final Clock clock;
  private final String me = UUID.randomUUID().toString();

  Claims(JdbcTemplate jdbc, GatherSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /** How many deliveries of which flow wait. */
  Map<String, Long> waiting() {
    Map<String, Long> waiting = new TreeMap<>();
    jdbc.query(
        "select flow, count(*) as n from waiting_delivery where not done group by flow",
        row -> {
          waiting.put(row.getString("flow"), row.getLong("n"));
        });
    return waiting;
  }

  /** Lanes of these flows whose first delivery is due, and that nobody has; they are ours now. */
  List<Claimed> take(List<String> flows) {
    Instant now = clock.instant();
    return jdbc.query(
        CLAIM,
        (row, number) -> new Claimed(row.getString("flow"), row.getString("lane")),
        me,
        Timestamp.from(now.plus(settings.claim())),
        flows.toArray(String[]::new),
        Timestamp.from(now),
        Timestamp.from(now));
  }

  /** What this node has it keeps. */
  void renew() {
    Timestamp until = Timestamp.from(clock.instant().plus(settings.claim()));
    jdbc.update("update waiting_delivery set claimed_until = ? where claimed_by = ?", until, me);
  }

  /** Somebody may go on with the lane at once. */
  void release(Claimed claimed) {
    jdbc.update(
        "update waiting_delivery set claimed_by = null, claimed_until = null where flow = ? and lane = ? and claimed_by = ?",
        claimed.flow(),
        claimed.lane(),
        me);
  }

  /** A lane of a flow. */
  record Claimed(String flow, String lane) {}
}
