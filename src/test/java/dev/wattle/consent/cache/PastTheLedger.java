package dev.wattle.consent.cache;

import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.testing.TestPostgres;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What others write into the database, so that no ledger of this process hears of it. */
final class PastTheLedger {

  private static final DataSource DATABASE = TestPostgres.dataSource();

  private PastTheLedger() {}

  static void withdraw(ContactId contact, Instant at) {
    JdbcClient.create(DATABASE)
        .sql(
            "insert into consent (contact_id, purpose, state, channel, source, decided_at, recorded_by, recorded_at) values (?, ?, 'withdrawn', 'x', 'x', ?, 'x', ?)")
        .params(contact.value(), Purpose.MARKETING.text(), Timestamp.from(at), Timestamp.from(at))
        .update();
  }

  static void merge(ContactId younger, ContactId older, Instant at) {
    JdbcClient jdbc = JdbcClient.create(DATABASE);
    Timestamp now = Timestamp.from(at);
    for (ContactId id : new ContactId[] {older, younger}) {
      jdbc.sql("insert into contact (id, created_at) values (?, ?)")
          .params(id.value(), now)
          .update();
    }
    new TransactionTemplate(new JdbcTransactionManager(DATABASE))
        .executeWithoutResult(
            status -> {
              jdbc.sql("update contact set merged_into = ?, merged_at = ? where id = ?")
                  .params(older.value(), now, younger.value())
                  .update();
              jdbc.sql(
                      "insert into contact_merge (merged, survivor, reason, merged_at) values (?, ?, 'x', ?)")
                  .params(younger.value(), older.value(), now)
                  .update();
            });
  }
}
