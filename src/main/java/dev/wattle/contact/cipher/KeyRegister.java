package dev.wattle.contact.cipher;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which keys the database needs. A start without one of them would lose people. */
@Component
class KeyRegister implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRegister.class);
  private static final String PROOF = "wattle";
  private static final String ADD =
      "insert into address_key (id, purpose, proof, since) values (?, ?, ?, ?) on conflict (id) do nothing";

  private final JdbcTemplate jdbc;
  private final AddressVault vault;
  private final Clock clock;

  KeyRegister(JdbcTemplate jdbc, AddressVault vault, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Before anything is written by a key, it is registered.
   *
   * @throws Failure MISCONFIGURED {@code contact.encryption-key}, naming the key that is lost
   */
  @Override
  public void afterSingletonsInstantiated() {
    jdbc.query(
        "select id, proof from address_key where purpose = 'seal' order by id",
        row -> {
          prove(row.getString("id"), row.getString("proof"));
        });
    List<String> index =
        jdbc.queryForList("select id from address_key where purpose = 'index'", String.class);
    if (!vault.indexKeys().containsAll(index)) {
      throw Failure.of(
          Kind.MISCONFIGURED,
          "contact.encryption-key",
          "addresses are found by a key that is not set. Set wattle.contact.encryption.index-key"
              + " (WATTLE_ADDRESS_INDEX_KEY), or wattle.contact.encryption.index-key-previous, to it, and keep"
              + " wattle.contact.encryption.keys.");
    }
    if (vault.isOn()) {
      Timestamp now = Timestamp.from(clock.instant());
      jdbc.update(ADD, vault.keys().get(0), "seal", vault.seal(PROOF, PROOF), now);
      jdbc.update(ADD, vault.indexKeys().get(0), "index", "", now);
    }
  }

  /** Nothing is left that needs the older ones. */
  void retireOlder() {
    for (String id : jdbc.queryForList("select id from address_key", String.class)) {
      if (!id.equals(vault.keys().get(0)) && !id.equals(vault.indexKeys().get(0))) {
        jdbc.update("delete from address_key where id = ?", id);
        LOG.info("address-key-retired key={}", id);
      }
    }
  }

  private void prove(String id, String proof) {
    if (!vault.keys().contains(id)) {
      throw AddressVault.lost(id, "is not set");
    }
    vault.open(PROOF, proof);
  }
}
