package dev.wattle.contact.cipher;

import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings every address into the newest form: encrypts what is plain, and encrypts anew what is of
 * an older key. Each batch is a transaction of its own, so that it goes on where it was stopped.
 */
@Component
public class VaultJob {

  private static final Logger LOG = LoggerFactory.getLogger(VaultJob.class);
  private static final int REPORT_EVERY = 20;

  private final AddressVault vault;
  private final EncryptionSettings settings;
  private final KeyRegister register;
  private final IdentityBatch identities;
  private final List<SealedColumn> columns;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  /** Until the next start nobody writes anything older. */
  private volatile boolean clean;

  VaultJob(
      AddressVault vault,
      EncryptionSettings settings,
      KeyRegister register,
      IdentityBatch identities,
      ObjectProvider<SealedColumn> columns,
      JdbcTemplate jdbc) {
    this.vault = vault;
    this.settings = settings;
    this.register = register;
    this.identities = identities;
    this.columns = columns.orderedStream().toList();
    this.jdbc = jdbc;
    this.transaction =
        new TransactionTemplate(
            new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())));
  }

  /**
   * One pass through all tables. Nothing happens without keys, or after a pass that found nothing.
   */
  public void run() {
    if (!vault.isOn() || clean) {
      return;
    }
    Pass pass = all("contact_identity", identities::next);
    for (SealedColumn column : columns) {
      pass = pass.and(all(column.table(), after -> next(column, after)));
    }
    if (pass.left() == 0) {
      register.retireOlder();
    }
    clean = pass.changed() + pass.left() == 0;
  }

  /** The rows after one, until there are none. */
  private Pass all(String table, Batches batches) {
    Pass pass = new Pass(0, 0);
    long rounds = 0;
    Batch batch = committed(batches, Batch.START);
    while (batch.seen() > 0) {
      pass = pass.and(new Pass(batch.changed(), batch.seen() - batch.changed()));
      if (++rounds % REPORT_EVERY == 0) {
        LOG.info("addresses-encrypting table={} rows={}", table, pass.changed());
      }
      batch = committed(batches, batch.last());
    }
    if (pass.changed() + pass.left() > 0) {
      LOG.info("addresses-encrypted table={} rows={} left={}", table, pass.changed(), pass.left());
    }
    return pass;
  }

  private Batch committed(Batches batches, String[] last) {
    return Objects.requireNonNull(transaction.execute(status -> batches.after(last)));
  }

  private Batch next(SealedColumn column, String[] after) {
    String sql =
        "select %2$s, %3$s from %1$s where %2$s > ? and %3$s <> ? and left(%3$s, ?) <> ? order by %2$s limit ?"
            .formatted(column.table(), column.key(), column.column());
    String newest = vault.newest();
    List<String[]> rows =
        jdbc.query(
            sql,
            (row, n) -> new String[] {row.getString(1), row.getString(2)},
            after[1],
            column.erased(),
            newest.length(),
            newest,
            settings.batch());
    String update =
        "update %1$s set %3$s = ? where %2$s = ? and %3$s = ?"
            .formatted(column.table(), column.key(), column.column());
    for (String[] row : rows) {
      String address = vault.open(column.kind(), row[1]);
      jdbc.update(update, vault.seal(column.kind(), address), row[0], row[1]);
    }
    // Who was written or erased in the meantime needs nothing.
    String[] last = rows.isEmpty() ? after : new String[] {"", rows.get(rows.size() - 1)[0]};
    return new Batch(rows.size(), rows.size(), last);
  }

  /**
   * @param left rows that could not be changed
   */
  private record Pass(long changed, long left) {
    Pass and(Pass other) {
      return new Pass(changed + other.changed, left + other.left);
    }
  }

  /** Gives the batch after a row. */
  private interface Batches {
    Batch after(String[] last);
  }

  /**
   * @param last the key of the last row in it
   */
  record Batch(int seen, int changed, String[] last) {
    static final String[] START = {"", ""};
  }
}
