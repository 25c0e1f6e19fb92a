package dev.wattle.consent.chain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger as it is sealed: one line {@code name:length:value} for each column, length
 * in bytes of UTF-8, {@code name:-} for null. The evidence stands in by its own digest, so that it
 * can be taken out of a row and the rest still be verified.
 */
record LedgerRow(long id, byte[] evidenceDigest, byte[] digest, Instant recordedAt) {

  /** All of the columns, in the order in which they are sealed. */
  static final String COLUMNS =
      "c.id, c.contact_id, c.purpose, c.state, c.channel, c.source, c.wording_id, c.wording_version, c.language, c.wording, c.evidence, c.evidence_key, c.decided_at, c.recorded_by, c.recorded_at";

  private static final List<String> TEXTS_BEFORE =
      List.of(
          "contact_id",
          "purpose",
          "state",
          "channel",
          "source",
          "wording_id",
          "wording_version",
          "language",
          "wording");
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** What stands in the place of evidence that was erased with its person. */
  private static final String ERASED = "{\"erased\": true}";

  static LedgerRow of(ResultSet row) throws SQLException {
    return of(row, Hashes.sha256(row.getString("evidence").getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * A row that was sealed before.
   *
   * @param sealed digest of the evidence as it was then; it counts where the evidence was erased
   */
  static LedgerRow ofSealed(ResultSet row, byte[] sealed) throws SQLException {
    return ERASED.equals(row.getString("evidence")) ? of(row, sealed) : of(row);
  }

  private static LedgerRow of(ResultSet row, byte[] evidence) throws SQLException {
    Instant recordedAt = row.getTimestamp("recorded_at").toInstant();
    ByteArrayOutputStream canonical = new ByteArrayOutputStream();
    add(canonical, "id", row.getString("id"));
    for (String column : TEXTS_BEFORE) {
      add(canonical, column, row.getString(column));
    }
    add(canonical, "evidence", HexFormat.of().formatHex(evidence));
    add(canonical, "evidence_key", row.getString("evidence_key"));
    add(canonical, "decided_at", MICROS.format(row.getTimestamp("decided_at").toInstant()));
    add(canonical, "recorded_by", row.getString("recorded_by"));
    add(canonical, "recorded_at", MICROS.format(recordedAt));
    byte[] digest = Hashes.sha256(canonical.toByteArray());
    return new LedgerRow(row.getLong("id"), evidence, digest, recordedAt);
  }

  private static void add(ByteArrayOutputStream to, String name, @Nullable String value) {
    if (value == null) {
      to.writeBytes((name + ":-\n").getBytes(StandardCharsets.UTF_8));
    } else {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      to.writeBytes((name + ":" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      to.writeBytes(bytes);
      to.write('\n');
    }
  }
}
