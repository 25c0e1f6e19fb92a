package dev.wattle.contact;

import dev.wattle.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database as somebody sees it who has only that, and keys for those who may see more. */
final class EncryptedRows {

  private static final String MESSAGE =
      """
      insert into message (id, contact_id, address, number_id, purpose, type, content, cause, flow, bulk, state, requested_at)
      values (?, ?, ?, '100000000000001', 'service', 'text', '{}', 'cause', 'flow', false, 'sent', now())
      """;

  private final JdbcTemplate jdbc = new JdbcTemplate(TestPostgres.dataSource());

  /** Every row of every table. */
  String dump() {
    return jdbc
        .queryForList("select tablename from pg_tables where schemaname = 'public'", String.class)
        .stream()
        .map(table -> "select coalesce(string_agg(x::text, ' '), '') from %s x".formatted(table))
        .map(sql -> jdbc.queryForObject(sql, String.class))
        .collect(Collectors.joining("\n"));
  }

  int identities() {
    Integer rows = jdbc.queryForObject("select count(*) from contact_identity", Integer.class);
    return rows == null ? 0 : rows;
  }

  void message(String id, String address) {
    jdbc.update(MESSAGE, id, UUID.randomUUID(), address);
  }

  /** Settings: id of a key and index key; then the previous ones. */
  static Map<String, Object> keys(String... ids) {
    Map<String, Object> settings = new HashMap<>();
    String prefix = "wattle.contact.encryption.";
    for (int i = 0; i < ids.length / 2; i++) {
      settings.put(prefix + "keys[" + i + "].id", ids[2 * i]);
      settings.put(prefix + "keys[" + i + "].key", key(ids[2 * i]));
      String index = i == 0 ? "index-key" : "index-key-previous";
      settings.put(prefix + index, key(ids[2 * i + 1]));
    }
    return settings;
  }

  static String key(String seed) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
