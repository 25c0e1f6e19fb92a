package dev.wattle.privacy.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.ContactId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code erasure}. */
@Component
class ErasureRows {

  private static final TypeReference<Map<String, Object>> COUNTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  ErasureRows(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** While one is under way, asking again yields it. */
  Erasure request(ContactId contact, String who, String reason, Instant now) {
    jdbc.sql(
            """
            insert into erasure (id, contact_id, requested_at, requested_by, reason, state)
            values (?, ?, ?, ?, ?, 'requested') on conflict (contact_id) where state = 'requested' do nothing
            """)
        .params(UUID.randomUUID(), contact.value(), Timestamp.from(now), who, reason)
        .update();
    return jdbc.sql("select * from erasure where contact_id = ? and state = 'requested'")
        .param(contact.value())
        .query(this::row)
        .single();
  }

  Optional<Erasure> find(UUID id) {
    return jdbc.sql("select * from erasure where id = ?").param(id).query(this::row).optional();
  }

  void done(UUID id, Map<String, Object> erased, Instant now) {
    try {
      jdbc.sql("update erasure set state = 'done', done_at = ?, erased = ?::jsonb where id = ?")
          .params(Timestamp.from(now), json.writeValueAsString(erased), id)
          .update();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("counts can be written", e);
    }
  }

  private Erasure row(ResultSet row, int number) throws SQLException {
    @Nullable Timestamp done = row.getTimestamp("done_at");
    return new Erasure(
        row.getObject("id", UUID.class),
        row.getObject("contact_id", UUID.class),
        row.getString("state"),
        row.getTimestamp("requested_at").toInstant(),
        row.getString("requested_by"),
        row.getString("reason"),
        done == null ? null : done.toInstant(),
        read(row.getString("erased")));
  }

  private Map<String, Object> read(String counts) {
    try {
      return json.readValue(counts, COUNTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("privacy.erasure-unreadable", e);
    }
  }
}
