package dev.wattle.ops.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.bus.DeadLetter;
import dev.wattle.failure.Kind;
import dev.wattle.ops.deadletter.DeadLetterRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of dead letters. Whoever takes a parked one out is the only one who does. */
@Component
class DeadLetterLedger {

  private static final String ADD =
      """
      insert into dead_letter
        (id, flow, event, kind, code, message, topic, part, off, key, headers, payload, parked_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
      on conflict (id) do nothing
      """;
  private static final String LIST =
      """
      select * from dead_letter
      where (?::text is null or flow = ?) and (?::text is null or kind = ?)
        and (?::text is null or state = ?) and (?::bigint is null or number < ?)
      order by number desc limit ?
      """;
  private static final String DECIDE =
      """
      update dead_letter set state = ?, who = ?, decided_at = ?
      where id = ? and state = 'parked' returning *
      """;
  private static final String OF_FLOW =
      """
      select id from dead_letter where state = 'parked' and flow = ?
      order by topic, part, off, number
      """;
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  DeadLetterLedger(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Whether it was new. */
  boolean add(DeadLetter letter) {
    return jdbc.sql(ADD)
            .params(letter.id(), letter.flow(), letter.event(), letter.kind().name())
            .params(letter.code(), letter.message().replace("\0", ""), letter.topic())
            .params(letter.partition(), letter.offset(), letter.key(), write(letter.headers()))
            .params(letter.payload(), Timestamp.from(letter.parkedAt()))
            .update()
        == 1;
  }

  /** The newest first. */
  List<DeadLetterRow> list(DeadLetterQuery query) {
    @Nullable String state = query.state() == null ? null : text(query.state());
    @Nullable String kind = query.kind() == null ? null : query.kind().name();
    return jdbc.sql(LIST)
        .params(query.flow(), query.flow(), kind, kind, state, state)
        .params(query.before(), query.before(), query.limit())
        .query(this::row)
        .list();
  }

  Optional<DeadLetterRow> find(String id) {
    return jdbc.sql("select * from dead_letter where id = ?").param(id).query(this::row).optional();
  }

  /** Empty if it is no longer parked. */
  Optional<DeadLetterRow> decide(String id, State state, String who, Instant at) {
    return jdbc.sql(DECIDE)
        .params(text(state), who, Timestamp.from(at), id)
        .query(this::row)
        .optional();
  }

  /** Ids of what is parked for the flow, in the order in which it lay on the bus. */
  List<String> parkedOf(String flow) {
    return jdbc.sql(OF_FLOW).param(flow).query(String.class).list();
  }

  /** How many are parked, by flow. */
  Map<String, Long> open() {
    Map<String, Long> open = new TreeMap<>();
    jdbc.sql("select flow, count(*) as n from dead_letter where state = 'parked' group by flow")
        .query(
            row -> {
              open.put(row.getString("flow"), row.getLong("n"));
            });
    return open;
  }

  private DeadLetterRow row(ResultSet row, int index) throws SQLException {
    DeadLetter letter =
        new DeadLetter(
            row.getString("id"),
            row.getString("flow"),
            row.getString("event"),
            Kind.valueOf(row.getString("kind")),
            row.getString("code"),
            row.getString("message"),
            row.getString("topic"),
            row.getInt("part"),
            row.getLong("off"),
            row.getString("key"),
            headers(row.getString("headers")),
            row.getBytes("payload"),
            row.getTimestamp("parked_at").toInstant());
    State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    @Nullable Timestamp decided = row.getTimestamp("decided_at");
    @Nullable Instant at = decided == null ? null : decided.toInstant();
    return new DeadLetterRow(row.getLong("number"), letter, state, row.getString("who"), at);
  }

  private String write(Map<String, String> headers) {
    try {
      return json.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("ops.dead-letter-headers: cannot be written as JSON", e);
    }
  }

  private Map<String, String> headers(String text) {
    try {
      return json.readValue(text, HEADERS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("ops.dead-letter-headers: the row holds no JSON", e);
    }
  }

  private static String text(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
