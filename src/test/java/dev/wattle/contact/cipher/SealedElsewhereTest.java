package dev.wattle.contact.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.contact.cipher.EncryptionSettings.Key;
import dev.wattle.inbound.token.SealedTokens;
import dev.wattle.subscription.Signature;
import dev.wattle.subscription.Subscription;
import dev.wattle.subscription.Subscriptions;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens of vendors and secrets of subscribers by the keys of the addresses. */
class SealedElsewhereTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String INDEX = "0123456789-0123456789-0123456789";
  private static final Key OLD = new Key("a", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
  private static final Key NEW = new Key("b", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");

  private final DataSource database = TestPostgres.empty();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final SettableClock clock = new SettableClock(NOON);

  @Test
  void aTokenLiesInTheDatabaseEncryptedAndOutlivesTheProcess() {
    SealedTokens before = new SealedTokens(jdbc, vault(OLD), clock);
    before.keep("k", before.seal("1 token-of-the-crm"), NOON.plusSeconds(60));

    assertThat(text("select value from connector_token")).startsWith("enc:a:");
    SealedTokens after = new SealedTokens(jdbc, vault(NEW, OLD), clock);
    assertThat(after.find("k").map(after::open)).contains("1 token-of-the-crm");
    clock.advance(Duration.ofSeconds(60));
    assertThat(after.find("k")).isEmpty();
  }

  @Test
  void withoutKeysATokenIsNotWrittenDown() {
    SealedTokens tokens = new SealedTokens(jdbc, AddressVault.off(), clock);
    tokens.keep("k", tokens.seal("1 token-of-the-crm"), NOON.plusSeconds(60));

    assertThat(tokens.find("k")).isEmpty();
  }

  @Test
  void aSecretFromBeforeTheKeysAndOneOfAnOldKeyAreBothBroughtToTheNewOne() {
    byte[] plain = Signature.newSecret();
    byte[] old = Signature.newSecret();
    UUID id = UUID.randomUUID();
    new Subscriptions(jdbc, AddressVault.off())
        .add(
            new Subscription(
                id, "n", "https://a.example", List.of("*"), true, null, null, null, NOON),
            plain);
    new Subscriptions(jdbc, vault(OLD)).rotate(id, old, NOON.plusSeconds(60));
    AddressVault vault = vault(NEW, OLD);
    new SealedTokens(jdbc, vault(OLD), clock)
        .keep("k", new SealedTokens(jdbc, vault(OLD), clock).seal("1 t"), NOON.plusSeconds(60));

    job(vault).run();

    assertThat(text("select secret from webhook")).startsWith("enc:b:");
    assertThat(text("select old_secret from webhook")).startsWith("enc:b:");
    assertThat(text("select value from connector_token")).startsWith("enc:b:");
    assertThat(new Subscriptions(jdbc, vault(NEW)).secrets(id, NOON)).containsExactly(old, plain);
  }

  private VaultJob job(AddressVault vault) {
    StaticListableBeanFactory columns = new StaticListableBeanFactory();
    columns.addBean(
        "1", new SealedColumn("connector_token", "key", "value", "connector.token", ""));
    columns.addBean("2", new SealedColumn("webhook", "id::text", "secret", "webhook.secret", ""));
    columns.addBean(
        "3", new SealedColumn("webhook", "id::text", "old_secret", "webhook.secret", ""));
    JdbcTemplate template = new JdbcTemplate(database);
    return new VaultJob(
        vault,
        settings(NEW, OLD),
        new KeyRegister(template, vault, clock),
        new IdentityBatch(vault, settings(NEW, OLD), template),
        columns.getBeanProvider(SealedColumn.class),
        template);
  }

  private String text(String sql) {
    return jdbc.sql(sql).query(String.class).single();
  }

  private static AddressVault vault(Key... keys) {
    return new AddressVault(settings(keys));
  }

  private static EncryptionSettings settings(Key... keys) {
    return new EncryptionSettings(List.of(keys), INDEX, "", 500);
  }
}
