package dev.wattle.subscription;

import dev.wattle.contact.cipher.AddressVault;
import dev.wattle.contact.cipher.SealedColumn;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code webhook}. */
@Component
public class Subscriptions {

  private static final String SECRET = "webhook.secret";

  private final JdbcClient jdbc;
  private final AddressVault vault;

  public Subscriptions(JdbcClient jdbc, AddressVault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** So that the job that changes keys reaches the secrets. */
  @Bean
  static SealedColumn webhookSecrets() {
    return new SealedColumn("webhook", "id::text", "secret", SECRET, "");
  }

  @Bean
  static SealedColumn oldWebhookSecrets() {
    return new SealedColumn("webhook", "id::text", "old_secret", SECRET, "");
  }

  public void add(Subscription one, byte[] secret) {
    jdbc.sql(
            """
            insert into webhook (id, name, url, types, secret, created_at) values (?, ?, ?, ?, ?, ?)
            """)
        .params(one.id(), one.name(), one.url(), one.types().toArray(String[]::new))
        .params(sealed(secret), Timestamp.from(one.createdAt()))
        .update();
  }

  public void change(UUID id, String name, String url, List<String> types) {
    jdbc.sql("update webhook set name = ?, url = ?, types = ? where id = ?")
        .params(name, url, types.toArray(String[]::new), id)
        .update();
  }

  /** Its deliveries go with it. */
  public void remove(UUID id) {
    jdbc.sql("delete from webhook where id = ?").param(id).update();
  }

  /** In the order of their making. */
  public List<Subscription> all() {
    return jdbc.sql("select * from webhook order by created_at, id").query(this::row).list();
  }

  /**
   * @throws Failure REFUSED {@code subscription.webhook-unknown}
   */
  public Subscription get(UUID id) {
    return find(id)
        .orElseThrow(
            () ->
                Failure.of(
                    Kind.REFUSED,
                    "subscription.webhook-unknown",
                    "webhook %s does not exist. See GET /ops/webhooks.".formatted(id)));
  }

  public Optional<Subscription> find(UUID id) {
    return jdbc.sql("select * from webhook where id = ?").param(id).query(this::row).optional();
  }

  /** The one to sign with, then the previous one as long as it is valid. */
  public List<byte[]> secrets(UUID id, Instant now) {
    return jdbc.sql(
            """
            select secret from webhook where id = :id
            union all
            select old_secret from webhook where id = :id and old_until > :now
            """)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .query((row, number) -> opened(row.getString(1)))
        .list();
  }

  public void rotate(UUID id, byte[] secret, Instant oldUntil) {
    jdbc.sql("update webhook set old_secret = secret, old_until = ?, secret = ? where id = ?")
        .params(Timestamp.from(oldUntil), sealed(secret), id)
        .update();
  }

  /** What it failed before is forgotten. */
  public void switchOn(UUID id) {
    jdbc.sql(
            "update webhook set enabled = true, off_because = null, failing_since = null where id = ?")
        .param(id)
        .update();
  }

  /** Whether it was on. */
  public boolean switchOff(UUID id, String because) {
    return jdbc.sql("update webhook set enabled = false, off_because = ? where id = ? and enabled")
            .params(because, id)
            .update()
        > 0;
  }

  /** The last try reached it. */
  public void succeeded(UUID id) {
    jdbc.sql("update webhook set failing_since = null where id = ? and failing_since is not null")
        .param(id)
        .update();
  }

  /** Whether it has been failing for that long now. */
  public boolean failed(UUID id, Instant now, Duration longest) {
    jdbc.sql("update webhook set failing_since = ? where id = ? and failing_since is null")
        .params(Timestamp.from(now), id)
        .update();
    return jdbc.sql("select count(*) from webhook where id = ? and failing_since <= ?")
            .params(id, Timestamp.from(now.minus(longest)))
            .query(Integer.class)
            .single()
        > 0;
  }

  private String sealed(byte[] secret) {
    return vault.seal(SECRET, Base64.getEncoder().encodeToString(secret));
  }

  private byte[] opened(String sealed) {
    return Base64.getDecoder().decode(vault.open(SECRET, sealed));
  }

  private Subscription row(ResultSet row, int number) throws SQLException {
    return new Subscription(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("url"),
        List.of((String[]) row.getArray("types").getArray()),
        row.getBoolean("enabled"),
        row.getString("off_because"),
        time(row, "old_until"),
        time(row, "failing_since"),
        row.getTimestamp("created_at").toInstant());
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    @Nullable Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
