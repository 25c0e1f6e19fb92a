package dev.wattle.inbound.token;

import dev.wattle.connector.token.TokenSafe;
import dev.wattle.contact.cipher.AddressVault;
import dev.wattle.contact.cipher.SealedColumn;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code connector_token}. It may only save a question to the vendor: without the
 * database, or without keys, tokens live in the memory of the cluster.
 */
@Component
public class SealedTokens implements TokenSafe {

  private static final Logger LOG = LoggerFactory.getLogger(SealedTokens.class);
  private static final String KIND = "connector.token";
  private static final String KEEP =
      """
      insert into connector_token (key, value, stale_at) values (:key, :value, :stale)
      on conflict (key) do update set value = excluded.value, stale_at = excluded.stale_at
      """;

  private final JdbcClient jdbc;
  private final AddressVault vault;
  private final Clock clock;

  public SealedTokens(JdbcClient jdbc, AddressVault vault, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.clock = clock;
  }

  /** So that the job that changes keys reaches them. */
  @Bean
  static SealedColumn connectorTokens() {
    return new SealedColumn("connector_token", "key", "value", KIND, "");
  }

  @Override
  public String seal(String text) {
    return vault.seal(KIND, text);
  }

  @Override
  public String open(String sealed) {
    return vault.open(KIND, sealed);
  }

  @Override
  public Optional<String> find(String key) {
    try {
      return jdbc.sql("select value from connector_token where key = ? and stale_at > ?")
          .params(key, Timestamp.from(clock.instant()))
          .query(String.class)
          .optional();
    } catch (DataAccessException away) {
      LOG.warn("token-unread cause={}", away.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  @Override
  public void keep(String key, String sealed, Instant staleAt) {
    if (!vault.isOn()) {
      return;
    }
    try {
      jdbc.sql("delete from connector_token where stale_at <= ?")
          .param(Timestamp.from(clock.instant()))
          .update();
      jdbc.sql(KEEP)
          .param("key", key)
          .param("value", sealed)
          .param("stale", Timestamp.from(staleAt))
          .update();
    } catch (DataAccessException away) {
      LOG.warn("token-unkept cause={}", away.getClass().getSimpleName());
    }
  }

  @Override
  public void remove(String key) {
    try {
      jdbc.sql("delete from connector_token where key = ?").param(key).update();
    } catch (DataAccessException away) {
      LOG.warn("token-unforgotten cause={}", away.getClass().getSimpleName());
    }
  }
}
