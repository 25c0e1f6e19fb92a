package dev.wattle.contact.cipher;

import dev.wattle.contact.cipher.VaultJob.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Identities that are not in the newest form yet. */
@Component
class IdentityBatch {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityBatch.class);

  private static final String NEXT =
      """
      select kind, value, sealed from contact_identity
      where (kind, value) > (?, ?) and (sealed is null or left(sealed, ?) <> ? or left(value, 4) <> 'idx:' or ?)
      order by kind, value limit ?
      """;

  /** Never onto a row that is there: two people would become one without anybody's word. */
  private static final String RENEW =
      """
      update contact_identity set value = ?, sealed = ? where kind = ? and value = ?
        and (value = ? or not exists (select from contact_identity o where o.kind = ? and o.value = ?))
      """;

  private final AddressVault vault;
  private final EncryptionSettings settings;
  private final JdbcTemplate jdbc;

  IdentityBatch(AddressVault vault, EncryptionSettings settings, JdbcTemplate jdbc) {
    this.vault = vault;
    this.settings = settings;
    this.jdbc = jdbc;
  }

  /** While there is a previous index key, every row is looked at. */
  Batch next(String[] after) {
    String newest = vault.newest();
    boolean indexed = !settings.indexKeyPrevious().isBlank();
    List<Row> rows =
        jdbc.query(
            NEXT,
            (row, n) -> new Row(row.getString(1), row.getString(2), row.getString(3)),
            after[0],
            after[1],
            newest.length(),
            newest,
            indexed,
            settings.batch());
    int changed = 0;
    for (Row row : rows) {
      changed += renew(row, newest);
    }
    Row last = rows.isEmpty() ? new Row(after[0], after[1], null) : rows.get(rows.size() - 1);
    return new Batch(rows.size(), changed, new String[] {last.kind(), last.value()});
  }

  private int renew(Row row, String newest) {
    String kind = row.kind();
    String address = row.sealed() == null ? row.value() : vault.open(kind, row.sealed());
    String stored = vault.stored(kind, address);
    if (stored.equals(row.value()) && row.sealed() != null && row.sealed().startsWith(newest)) {
      return 1;
    }
    Object[] values = {
      stored, vault.sealed(kind, address), kind, row.value(), stored, kind, stored
    };
    int changed = jdbc.update(RENEW, values);
    boolean there = exists(kind, row.value());
    if (changed == 0 && there) {
      LOG.warn("address-twice kind={} remedy=\"an address belongs to two contacts\"", kind);
    }
    return there && changed == 0 ? 0 : 1;
  }

  private boolean exists(String kind, String value) {
    String sql = "select exists (select from contact_identity where kind = ? and value = ?)";
    return Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class, kind, value));
  }

  private record Row(String kind, String value, @Nullable String sealed) {}
}
