package dev.wattle.contact.field;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.contact.field.FieldState.At;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables {@code contact_field}, {@code contact_field_at} and {@code contact_field_sent}. */
@Component
class FieldRows {

  /** Longer than any vendor takes to tell us of our own write. */
  private static final Duration ECHO = Duration.ofDays(2);

  /** How far the clocks of two systems may be apart. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;

  FieldRows(JdbcTemplate jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Who the person is today; nobody else changes their fields until the transaction ends. */
  UUID lock(UUID contact) {
    return jdbc.queryForObject(
        "select id from contact where id = contact_root(?) for update", UUID.class, contact);
  }

  List<String> names(UUID contact) {
    return jdbc.queryForList(
        "select field from contact_field where contact_id = contact_root(?) order by field",
        String.class,
        contact);
  }

  Optional<FieldState> state(UUID contact, String field) {
    String sql =
        "select value, origin, changed_at from contact_field where contact_id = ? and field = ?";
    return jdbc
        .query(
            sql,
            (row, n) ->
                new FieldState(
                    read(row.getString(1)), row.getString(2), row.getTimestamp(3).toInstant()),
            contact,
            field)
        .stream()
        .findFirst();
  }

  void set(UUID contact, String field, FieldState state) {
    String sql =
        """
        insert into contact_field (contact_id, field, value, origin, changed_at) values (?, ?, ?::jsonb, ?, ?)
        on conflict (contact_id, field) do update set value = excluded.value, origin = excluded.origin,
          changed_at = excluded.changed_at
        """;
    jdbc.update(
        sql,
        contact,
        field,
        state.value().toString(),
        state.origin(),
        Timestamp.from(state.changedAt()));
  }

  At at(UUID contact, String system, String field) {
    String sql =
        """
        select told, told_at, sent, sent_at from contact_field_at
        where contact_id = ? and system = ? and field = ?
        """;
    return jdbc.query(sql, (row, n) -> at(row), contact, system, field).stream()
        .findFirst()
        .orElse(At.UNKNOWN);
  }

  void told(UUID contact, String system, String field, JsonNode value, Instant at) {
    String sql =
        """
        insert into contact_field_at (contact_id, system, field, told, told_at) values (?, ?, ?, ?::jsonb, ?)
        on conflict (contact_id, system, field) do update set told = excluded.told, told_at = excluded.told_at
        """;
    jdbc.update(sql, contact, system, field, value.toString(), Timestamp.from(at));
  }

  void sent(UUID contact, String system, String field, JsonNode value, String cause, Instant at) {
    Timestamp now = Timestamp.from(at);
    String here =
        """
        insert into contact_field_at (contact_id, system, field, sent, sent_at) values (?, ?, ?, ?::jsonb, ?)
        on conflict (contact_id, system, field) do update set sent = excluded.sent, sent_at = excluded.sent_at
        """;
    jdbc.update(here, contact, system, field, value.toString(), now);
    String note =
        """
        insert into contact_field_sent (contact_id, system, field, value, cause, sent_at)
        values (?, ?, ?, ?::jsonb, ?, ?)
        """;
    jdbc.update(note, contact, system, field, value.toString(), cause, now);
    String old =
        "delete from contact_field_sent where contact_id = ? and system = ? and sent_at < ?";
    jdbc.update(old, contact, system, Timestamp.from(at.minus(ECHO)));
  }

  /** Whether that very event had something sent already; it is sent again when it is replayed. */
  boolean wasSentFor(UUID contact, String system, String field, String cause) {
    String sql =
        """
        select exists (select 1 from contact_field_sent
          where contact_id = ? and system = ? and field = ? and cause = ?)
        """;
    return Boolean.TRUE.equals(
        jdbc.queryForObject(sql, Boolean.class, contact, system, field, cause));
  }

  /** Each write of ours comes back at one time, however often that is told. */
  boolean isEcho(UUID contact, String system, String field, JsonNode value, Instant at) {
    String sql =
        """
        update contact_field_sent set echoed_at = ? where id = (
          select id from contact_field_sent
          where contact_id = ? and system = ? and field = ? and value = ?::jsonb
            and (echoed_at = ? or (echoed_at is null and sent_at between ? and ?))
          order by echoed_at nulls last, sent_at limit 1)
        """;
    return jdbc.update(
            sql,
            Timestamp.from(at),
            contact,
            system,
            field,
            value.toString(),
            Timestamp.from(at),
            Timestamp.from(at.minus(ECHO)),
            Timestamp.from(at.plus(SKEW)))
        == 1;
  }

  private At at(ResultSet row) throws SQLException {
    return new At(
        readOrNull(row.getString("told")),
        instant(row.getTimestamp("told_at")),
        readOrNull(row.getString("sent")),
        instant(row.getTimestamp("sent_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  private @Nullable JsonNode readOrNull(@Nullable String text) {
    return text == null ? null : read(text);
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("contact.field-unreadable", e);
    }
  }
}
