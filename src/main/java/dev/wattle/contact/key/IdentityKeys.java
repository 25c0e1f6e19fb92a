package dev.wattle.contact.key;

import dev.wattle.event.ContactId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The hash of each person's device keys. The first one that is told is trusted; another one is
 * trusted only after somebody verified who it is.
 */
@Component
public class IdentityKeys {

  private static final String TOLD =
      """
      insert into contact_identity_key as k (contact_id, trusted, latest, changed_at)
      values (contact_root(?), ?, ?, ?)
      on conflict (contact_id) do update
        set trusted = coalesce(k.trusted, excluded.trusted), latest = excluded.latest, changed_at = excluded.changed_at
        where k.changed_at <= excluded.changed_at and (k.latest <> excluded.latest or k.trusted is null)
      """;

  /** Of people who were merged, the later one's. */
  private static final String TRUSTED =
      """
      select trusted from contact_identity_key where contact_id in (select id from contact_family(?))
      order by changed_at desc limit 1
      """;

  /** What is known to be old is not trusted again; the next message tells the new one. */
  private static final String VERIFIED =
      """
      update contact_identity_key set trusted = case when trusted = latest then null else latest end
      where contact_id in (select id from contact_family(?))
      """;

  private final JdbcClient jdbc;

  IdentityKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A message or a notice of the person's carried it. Older news than the last changes nothing. */
  public void told(ContactId contact, String hash, Instant at) {
    jdbc.sql(TOLD).params(contact.value(), hash, hash, Timestamp.from(at)).update();
  }

  /** Empty where none is known. */
  public Optional<String> trusted(ContactId contact) {
    return jdbc.sql(TRUSTED).param(contact.value()).query().singleColumn().stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst();
  }

  /** Somebody made sure that the person is who they were. */
  public void verified(ContactId contact) {
    jdbc.sql(VERIFIED).param(contact.value()).update();
  }
}
