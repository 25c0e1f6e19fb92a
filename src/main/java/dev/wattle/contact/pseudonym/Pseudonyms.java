package dev.wattle.contact.pseudonym;

import dev.wattle.contact.ContactProfile.KnownIdentity;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Addresses of erased people, as keyed hashes. */
@Component
public class Pseudonyms implements SmartInitializingSingleton {

  private static final int SHORTEST = 32;

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final List<AddressHash> hashes;

  /**
   * @param key makes the hashes; at least 32 characters, or empty if nobody is ever erased
   * @param previous finds those that were made before the key was replaced; may be empty
   * @throws Failure MISCONFIGURED {@code contact.pseudonym-key-short}
   */
  public Pseudonyms(
      JdbcTemplate jdbc,
      Clock clock,
      @Value("${wattle.contact.pseudonym-key:}") String key,
      @Value("${wattle.contact.pseudonym-key-previous:}") String previous) {
    this.jdbc = jdbc;
    this.clock = clock;
    List<String> keys = Stream.of(key, previous).filter(one -> !one.isBlank()).toList();
    if (keys.stream().anyMatch(one -> one.length() < SHORTEST)) {
      String text =
          "wattle.contact.pseudonym-key (WATTLE_PSEUDONYM_KEY) has less than %d characters. Make one by:"
              + " openssl rand -hex 32";
      throw Failure.of(Kind.MISCONFIGURED, "contact.pseudonym-key-short", text.formatted(SHORTEST));
    }
    this.hashes = keys.stream().map(AddressHash::new).toList();
  }

  /**
   * Without the key that made them, erased people would be strangers, and be written to.
   *
   * @throws Failure MISCONFIGURED {@code contact.pseudonym-key-missing}
   */
  @Override
  public void afterSingletonsInstantiated() {
    List<String> ids = hashes.stream().map(AddressHash::id).toList();
    List<String> used =
        jdbc.queryForList("select distinct key_id from contact_pseudonym", String.class);
    if (!ids.containsAll(used)) {
      throw Failure.of(
          Kind.MISCONFIGURED,
          "contact.pseudonym-key-missing",
          "people were erased by a key that is not set. Set wattle.contact.pseudonym-key"
              + " (WATTLE_PSEUDONYM_KEY), or wattle.contact.pseudonym-key-previous, to it.");
    }
  }

  /** Whether there is a key, so that people can be erased and still be known again. */
  public boolean isReady() {
    return !hashes.isEmpty();
  }

  /** To be known again by these from now on. */
  public void keep(ContactId contact, Collection<KnownIdentity> identities) {
    AddressHash newest = hashes.get(0);
    for (KnownIdentity identity : identities) {
      jdbc.update(
          """
          insert into contact_pseudonym (hash, key_id, contact_id, erased_at) values (?, ?, ?, ?)
          on conflict (hash) do update set contact_id = excluded.contact_id, erased_at = excluded.erased_at
          """,
          newest.of(identity.kind(), identity.value()),
          newest.id(),
          contact.value(),
          Timestamp.from(clock.instant()));
    }
  }

  /** Whether the person was erased and did not come back since. */
  public boolean isErased(ContactId contact) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            """
            select exists (select from contact where id = ? and erased_at is not null)
              and not exists (select from contact_identity where contact_id = ?)
            """,
            Boolean.class,
            contact.value(),
            contact.value()));
  }

  /** Whom of the erased people any of these names. */
  public Set<ContactId> owners(Collection<KnownIdentity> identities) {
    byte[][] wanted =
        identities.stream()
            .flatMap(one -> hashes.stream().map(hash -> hash.of(one.kind(), one.value())))
            .toArray(byte[][]::new);
    if (wanted.length == 0) {
      return Set.of();
    }
    return new HashSet<>(
        jdbc.query(
            "select distinct contact_root(contact_id) as id from contact_pseudonym where hash = any(?)",
            (row, number) -> new ContactId(row.getObject("id", UUID.class)),
            (Object) wanted));
  }
}
