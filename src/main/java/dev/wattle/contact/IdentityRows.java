package dev.wattle.contact;

import dev.wattle.contact.ContactProfile.KnownIdentity;
import dev.wattle.event.ContactId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables {@code contact} and {@code contact_identity}. */
@Component
class IdentityRows {

  private final JdbcTemplate jdbc;
  private final Clock clock;

  IdentityRows(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whom each identity names; strangers are missing. One statement, whatever the number. */
  Map<KnownIdentity, Owner> owners(List<KnownIdentity> identities) {
    Map<KnownIdentity, Owner> owners = new HashMap<>();
    jdbc.query(
        """
        select i.kind, i.value, i.contact_id, c.name, c.username
        from unnest(?::text[], ?::text[]) as wanted (kind, value)
        join contact_identity i using (kind, value) join contact c on c.id = i.contact_id
        """,
        row -> {
          ContactId contact = new ContactId(row.getObject("contact_id", UUID.class));
          owners.put(
              new KnownIdentity(row.getString("kind"), row.getString("value")),
              new Owner(contact, row.getString("name"), row.getString("username")));
        },
        identities.stream().map(KnownIdentity::kind).toArray(String[]::new),
        identities.stream().map(KnownIdentity::value).toArray(String[]::new));
    return owners;
  }

  /** Two nodes may meet the same stranger at once: whoever adds first wins, both use the winner. */
  ContactId create(KnownIdentity identity) {
    ContactId fresh = new ContactId(UUID.randomUUID());
    jdbc.update("insert into contact (id, created_at) values (?, ?)", fresh.value(), now());
    add(fresh, identity);
    ContactId winner = owners(List.of(identity)).get(identity).contact();
    if (!winner.equals(fresh)) {
      jdbc.update("delete from contact where id = ?", fresh.value());
    }
    return winner;
  }

  void add(ContactId contact, KnownIdentity identity) {
    jdbc.update(
        """
        insert into contact_identity (kind, value, contact_id, seen_at) values (?, ?, ?, ?)
        on conflict (kind, value) do nothing
        """,
        identity.kind(),
        identity.value(),
        contact.value(),
        now());
  }

  void move(ContactId contact, KnownIdentity identity) {
    jdbc.update(
        """
        insert into contact_identity (kind, value, contact_id, seen_at) values (?, ?, ?, ?)
        on conflict (kind, value) do update
          set contact_id = excluded.contact_id, seen_at = excluded.seen_at
        """,
        identity.kind(),
        identity.value(),
        contact.value(),
        now());
  }

  void rename(ContactId contact, @Nullable String name, @Nullable String username) {
    jdbc.update(
        "update contact set name = coalesce(?, name), username = coalesce(?, username) where id = ?",
        name,
        username,
        contact.value());
  }

  /** The latest seen first. */
  List<KnownIdentity> of(ContactId contact) {
    return jdbc.query(
        """
        select kind, value from contact_identity where contact_id = ? order by seen_at desc, kind
        """,
        (row, n) -> new KnownIdentity(row.getString("kind"), row.getString("value")),
        contact.value());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /** The contact an identity belongs to, as it is called now. */
  record Owner(ContactId contact, @Nullable String name, @Nullable String username) {
    boolean isCalledDifferently(@Nullable String newName, @Nullable String newUsername) {
      return (newName != null && !newName.equals(name))
          || (newUsername != null && !newUsername.equals(username));
    }
  }
}
