package dev.wattle.consent.chain;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends new rows to the chain, soon after they were committed and in the order of their numbers.
 * Writers do not wait for each other, nor for this; one node seals at a time.
 */
@Component
@EnableConfigurationProperties(ChainSettings.class)
public class Sealer {

  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

  private static final int BATCH = 5_000;
  private static final String ALONE =
      "select pg_try_advisory_xact_lock(hashtextextended('wattle.consent-seal', 0))";
  private static final String TAKE =
      """
      with taken as (
        delete from consent_unsealed where row_id in (
          select row_id from consent_unsealed where row_id > ? order by row_id limit ?)
        returning row_id)
      select %s from consent c join taken t on t.row_id = c.id order by c.id
      """
          .formatted(LedgerRow.COLUMNS);
  private static final String SEAL =
      "insert into consent_seal (position, row_id, evidence_digest, digest, hash, sealed_at) values (?, ?, ?, ?, ?, ?)";
  private static final String CHECKPOINT =
      """
      insert into consent_checkpoint (position, row_id, hash, at)
      select ?, ?, ?, ?::timestamptz
      where not exists (select from consent_checkpoint where position >= ? or at > ?::timestamptz)
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final ChainSettings settings;
  private final Clock clock;

  Sealer(DataSource database, ChainSettings settings, Clock clock) {
    this.jdbc = new JdbcTemplate(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${wattle.consent.chain.seal-interval:1s}")
  void tick() {
    try {
      seal();
    } catch (DataAccessException e) {
      LOG.warn("consent-unsealed cause={}", e.getClass().getSimpleName());
    }
  }

  /**
   * Seals what is there.
   *
   * @return how many rows; 0 also where another node is at it
   */
  public int seal() {
    int all = 0;
    List<LedgerRow> sealed;
    long after = 0;
    do {
      long from = after;
      sealed = Objects.requireNonNull(transaction.execute(status -> batch(from)));
      all += sealed.size();
      // Otherwise a long queue is gone through from its beginning again and again.
      after = sealed.isEmpty() ? after : sealed.get(sealed.size() - 1).id();
    } while (sealed.size() == BATCH);
    return all;
  }

  private List<LedgerRow> batch(long after) {
    if (!Boolean.TRUE.equals(jdbc.queryForObject(ALONE, Boolean.class))) {
      return List.of();
    }
    List<LedgerRow> rows = jdbc.query(TAKE, (row, n) -> LedgerRow.of(row), after, BATCH);
    Seal last = last();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Object[]> seals = new ArrayList<>();
    for (LedgerRow row : rows) {
      long position = last.position() + 1;
      byte[] hash = Hashes.link(last.hash(), position, row.id(), now, row.digest());
      last = new Seal(position, row.id(), hash);
      seals.add(
          new Object[] {
            position, row.id(), row.evidenceDigest(), row.digest(), hash, Timestamp.from(now)
          });
    }
    jdbc.batchUpdate(SEAL, seals);
    checkpoint(last, now);
    return rows;
  }

  private Seal last() {
    return jdbc
        .query(
            "select position, row_id, hash from consent_seal order by position desc limit 1",
            (row, n) -> new Seal(row.getLong(1), row.getLong(2), row.getBytes(3)))
        .stream()
        .findFirst()
        .orElse(new Seal(0, 0, Hashes.NOTHING));
  }

  /** Logged as well: whoever changes the database cannot reach the log. */
  private void checkpoint(Seal last, Instant now) {
    if (last.position() == 0) {
      return;
    }
    String due = now.minus(settings.checkpointInterval()).toString();
    int noted =
        jdbc.update(
            CHECKPOINT,
            last.position(),
            last.row(),
            last.hash(),
            now.toString(),
            last.position(),
            due);
    if (noted > 0) {
      LOG.info(
          "consent-checkpoint position={} row={} hash={}",
          last.position(),
          last.row(),
          HexFormat.of().formatHex(last.hash()));
    }
  }

  private record Seal(long position, long row, byte[] hash) {}
}
