package dev.wattle.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code consent}: rows in, rows out. */
@Component
class ConsentRows {

  private static final TypeReference<Map<String, Object>> EVIDENCE = new TypeReference<>() {};
  private static final String INSERT =
      """
      insert into consent (contact_id, purpose, state, channel, source, wording, wording_version, language, wording_id,
        evidence, evidence_key, decided_at, recorded_by, recorded_at)
      values (:contact, :purpose, :state, :channel, :source, :wording, :version, :language, :wordingId,
        :evidence::jsonb, :key, :decided, :by, :recorded)
      on conflict (contact_id, purpose, state, evidence_key) where evidence_key is not null do nothing
      returning *
      """;
  private static final String SAME =
      "select * from consent where contact_id = :contact and purpose = :purpose and state = :state and evidence_key = :key";

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  ConsentRows(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  RecordedConsent insertOnce(ConsentDecision decision, Instant now) {
    return with(INSERT, decision)
        .param("recorded", Timestamp.from(now))
        .query(this::row)
        .optional()
        .orElseGet(() -> with(SAME, decision).query(this::row).single());
  }

  List<RecordedConsent> of(ContactId contact) {
    return jdbc.sql(
            """
            select * from consent where contact_id in (select id from contact_family(?))
            order by decided_at desc, id desc
            """)
        .param(contact.value())
        .query(this::row)
        .list();
  }

  List<RecordedConsent> page(long after, int limit) {
    return jdbc.sql("select * from consent where id > ? order by id limit ?")
        .params(after, limit)
        .query(this::row)
        .list();
  }

  private JdbcClient.StatementSpec with(String sql, ConsentDecision decision) {
    @Nullable Wording wording = decision.wording();
    return jdbc.sql(sql)
        .param("contact", decision.contact().value())
        .param("purpose", decision.purpose().text())
        .param("state", decision.state().text())
        .param("channel", decision.channel())
        .param("source", decision.source())
        .param("wording", wording == null ? null : wording.text())
        .param("version", wording == null ? null : wording.version())
        .param("language", wording == null ? null : wording.language())
        .param("wordingId", wording == null ? null : wording.id())
        .param("evidence", write(decision.evidence()))
        .param("key", decision.evidenceKey())
        .param("decided", Timestamp.from(decision.decidedAt()))
        .param("by", decision.recordedBy());
  }

  private RecordedConsent row(ResultSet row, int number) throws SQLException {
    @Nullable String wording = row.getString("wording");
    ConsentDecision decision =
        new ConsentDecision(
            new ContactId(row.getObject("contact_id", UUID.class)),
            Purpose.of(row.getString("purpose")),
            ConsentState.of(row.getString("state")),
            row.getString("channel"),
            row.getString("source"),
            wording == null ? null : wording(row, wording),
            read(row.getString("evidence")),
            row.getString("evidence_key"),
            row.getTimestamp("decided_at").toInstant(),
            row.getString("recorded_by"));
    return new RecordedConsent(
        row.getLong("id"), decision, row.getTimestamp("recorded_at").toInstant());
  }

  private static Wording wording(ResultSet row, String text) throws SQLException {
    return new Wording(
        text,
        row.getString("wording_version"),
        row.getString("language"),
        row.getString("wording_id"));
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
}
