package dev.wattle.consent.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Verifies the whole ledger, and keeps what every verification found. */
@Component
public class ChainVerifier {

  private static final int PAGE = 2_000;
  private static final TypeReference<List<ChainFinding>> FINDINGS = new TypeReference<>() {};
  private static final String CHAIN =
      """
      select s.position, s.row_id, s.evidence_digest, s.digest, s.hash, s.sealed_at, %s
      from consent_seal s left join consent c on c.id = s.row_id order by s.position
      """
          .formatted(LedgerRow.COLUMNS);
  private static final String UNSEALED =
      """
      select c.id from consent c
      where not exists (select from consent_seal s where s.row_id = c.id)
        and not exists (select from consent_unsealed u where u.row_id = c.id)
      order by c.id limit 20
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate snapshot;
  private final ChainSettings settings;
  private final ObjectMapper json;
  private final Clock clock;

  ChainVerifier(DataSource database, ChainSettings settings, ObjectMapper json, Clock clock) {
    this.jdbc = new JdbcTemplate(database);
    this.jdbc.setFetchSize(PAGE);
    this.snapshot = new TransactionTemplate(new JdbcTransactionManager(database));
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.settings = settings;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Looks at every row and seal.
   *
   * @param anchors checkpoints that were kept outside the database; may be empty
   */
  public Verification verify(List<Anchor> anchors) {
    long start = System.nanoTime();
    ChainWalk walk =
        Objects.requireNonNull(snapshot.execute(status -> walk(anchors)), "never null");
    Verification found = walk.result(clock.instant(), Duration.ofNanos(System.nanoTime() - start));
    jdbc.update(
        "insert into consent_verification (at, intact, position, findings, took_ms) values (?, ?, ?, ?::jsonb, ?)",
        Timestamp.from(found.at()),
        found.intact(),
        found.position(),
        write(found.findings()),
        found.tookMillis());
    return found;
  }

  /** The latest, by whichever node; empty before the first. */
  public Optional<Verification> latest() {
    return jdbc
        .query(
            "select * from consent_verification order by id desc limit 1",
            (row, n) ->
                new Verification(
                    row.getTimestamp("at").toInstant(),
                    row.getBoolean("intact"),
                    row.getLong("position"),
                    "",
                    read(row.getString("findings")),
                    row.getLong("took_ms")))
        .stream()
        .findFirst();
  }

  /** Rows that wait for their seal. */
  public long unsealed() {
    return Objects.requireNonNull(
        jdbc.queryForObject("select count(*) from consent_unsealed", Long.class));
  }

  private ChainWalk walk(List<Anchor> anchors) {
    Map<Long, byte[]> checkpoints = new HashMap<>();
    jdbc.query(
        "select position, hash from consent_checkpoint",
        row -> {
          checkpoints.put(row.getLong(1), row.getBytes(2));
        });
    ChainWalk walk = new ChainWalk(checkpoints, anchors, settings.lateAfter());
    jdbc.query(CHAIN, walk::step);
    walk.end();
    jdbc.query(
        UNSEALED,
        row -> {
          long id = row.getLong(1);
          walk.note("row-unsealed", id, null, "row %d was put in past the ledger's trigger", id);
        });
    return walk;
  }

  private String write(List<ChainFinding> findings) {
    try {
      return json.writeValueAsString(findings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("findings are plain", e);
    }
  }

  private List<ChainFinding> read(String findings) {
    try {
      return json.readValue(findings, FINDINGS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("consent.verification-malformed: the row is no JSON", e);
    }
  }
}
