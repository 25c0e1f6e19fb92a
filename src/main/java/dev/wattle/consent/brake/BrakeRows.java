package dev.wattle.consent.brake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.ContactId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of the brake. */
@Component
class BrakeRows {

  private static final TypeReference<Map<String, Object>> EVIDENCE = new TypeReference<>() {};
  private static final String COUNTED =
      """
      insert into automatic_withdrawal (contact_id, source, at) values (?, ?, ?)
      on conflict (contact_id, source) do update set at = greatest(automatic_withdrawal.at, excluded.at)
      """;
  private static final String HOLD =
      """
      insert into held_withdrawal (contact_id, source, evidence, evidence_key, said_at, held_at)
      values (?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing
      """;
  private static final String BRAKE =
      """
      select source, people, since, (select count(*) from held_withdrawal where fate is null) as held from consent_brake
      """;
  private static final String IS_HELD =
      """
      select exists (select 1 from held_withdrawal
        where contact_id in (select id from contact_family(?)) and fate is null)
      """;

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  BrakeRows(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Until the end of the transaction no other withdrawal is counted. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('wattle.consent.brake'))").query().listOfRows();
  }

  /** How many people were withdrawn since then, this one included. */
  int count(Told told, Instant now, Instant since) {
    jdbc.sql(COUNTED).params(told.contact().value(), told.source(), Timestamp.from(now)).update();
    return jdbc.sql("select count(distinct contact_id) from automatic_withdrawal where at > ?")
        .param(Timestamp.from(since))
        .query(Integer.class)
        .single();
  }

  void forgetBefore(Instant time) {
    jdbc.sql("delete from automatic_withdrawal where at <= ?").param(Timestamp.from(time)).update();
  }

  void engage(String source, int people, Instant now) {
    jdbc.sql(
            "insert into consent_brake (id, source, people, since) values (1, ?, ?, ?) on conflict do nothing")
        .params(source, people, Timestamp.from(now))
        .update();
  }

  void release() {
    jdbc.sql("delete from consent_brake").update();
    jdbc.sql("delete from automatic_withdrawal").update();
  }

  Optional<Brake> brake() {
    return jdbc.sql(BRAKE)
        .query(
            (row, number) ->
                new Brake(
                    row.getString(1),
                    row.getInt(2),
                    row.getTimestamp(3).toInstant(),
                    row.getInt(4)))
        .optional();
  }

  void hold(Told told, Instant now) {
    jdbc.sql(HOLD)
        .params(
            told.contact().value(),
            told.source(),
            write(told.evidence()),
            told.key(),
            Timestamp.from(told.at()),
            Timestamp.from(now))
        .update();
  }

  boolean isHeld(ContactId contact) {
    return jdbc.sql(IS_HELD).param(contact.value()).query(Boolean.class).single();
  }

  /** The oldest of those that wait. */
  List<Held> held(int limit) {
    return jdbc.sql("select * from held_withdrawal where fate is null order by id limit ?")
        .param(limit)
        .query(this::row)
        .list();
  }

  void decide(long id, String fate, String operator, Instant now) {
    jdbc.sql(
            "update held_withdrawal set fate = ?, decided_by = ?, decided_at = ? where id = ? and fate is null")
        .params(fate, operator, Timestamp.from(now), id)
        .update();
  }

  private Held row(ResultSet row, int number) throws SQLException {
    return new Held(
        row.getLong("id"),
        new Told(
            new ContactId(row.getObject("contact_id", UUID.class)),
            row.getString("source"),
            read(row.getString("evidence")),
            row.getString("evidence_key"),
            row.getTimestamp("said_at").toInstant()));
  }

  private String write(Map<String, Object> evidence) {
    try {
      return json.writeValueAsString(evidence);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("consent.evidence-malformed: JSON values only", e);
    }
  }

  private Map<String, Object> read(String evidence) {
    try {
      return json.readValue(evidence, EVIDENCE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("consent.evidence-malformed: the row is no JSON", e);
    }
  }

  /** One that waits, with its number. */
  record Held(long id, Told told) {}
}
