package dev.wattle.contact;

import dev.wattle.contact.ContactProfile.KnownIdentity;
import dev.wattle.contact.cipher.AddressVault;
import dev.wattle.contact.cipher.IdentityForms;
import dev.wattle.event.ContactId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables {@code contact} and {@code contact_identity}. */
@Component
class IdentityRows {

  private final JdbcTemplate jdbc;
  private final IdentityForms forms;
  private final Clock clock;

  IdentityRows(JdbcTemplate jdbc, AddressVault vault, Clock clock) {
    this.jdbc = jdbc;
    this.forms = new IdentityForms(jdbc, vault);
    this.clock = clock;
  }

  /**
   * Whom each identity names; strangers are missing. One statement, whatever the number.
   *
   * @param wrote when somebody wrote from there: whoever had left by then is not meant; null where
   *     nobody did
   */
  Map<KnownIdentity, Owner> owners(List<KnownIdentity> identities, @Nullable Instant wrote) {
    Map<KnownIdentity, Owner> owners = new HashMap<>();
    Map<KnownIdentity, KnownIdentity> wanted = forms.all(identities);
    jdbc.query(
        """
        select i.kind, i.value, coalesce(c.merged_into, c.id) as contact_id, c.name, c.username,
          i.left_at is not null as gone
        from unnest(?::text[], ?::text[]) as wanted (kind, value)
        join contact_identity i using (kind, value) join contact c on c.id = i.contact_id
        where i.left_at is null or ?::timestamptz is null or i.left_at >= ?
        """,
        row -> {
          KnownIdentity form = new KnownIdentity(row.getString("kind"), row.getString("value"));
          owners.put(Objects.requireNonNull(wanted.get(form)), owner(row));
        },
        IdentityForms.kinds(wanted.keySet()),
        IdentityForms.values(wanted.keySet()),
        time(wrote),
        time(wrote));
    return owners;
  }

  /**
   * Until the end of the transaction nobody else makes a contact of any of these, on any node.
   * Always in the same order, so that two who want the same ones do not block each other.
   */
  void lock(List<KnownIdentity> identities) {
    jdbc.query(
        """
        select pg_advisory_xact_lock(hash) from (
          select distinct hashtextextended(kind || ':' || value, 1) as hash
          from unnest(?::text[], ?::text[]) as wanted (kind, value) order by 1) as sorted
        """,
        row -> {},
        IdentityForms.kinds(identities),
        IdentityForms.values(identities.stream().map(forms::newest).toList()));
  }

  /** A person without any identity yet. */
  ContactId create() {
    ContactId fresh = new ContactId(UUID.randomUUID());
    jdbc.update("insert into contact (id, created_at) values (?, ?)", fresh.value(), now());
    return fresh;
  }

  void add(ContactId contact, KnownIdentity identity) {
    forms.renew(identity);
    jdbc.update(
        """
        insert into contact_identity (kind, value, sealed, contact_id, seen_at) values (?, ?, ?, ?, ?)
        on conflict (kind, value) do update
          set contact_id = excluded.contact_id, seen_at = excluded.seen_at, left_at = null
          where contact_identity.left_at is not null
        """,
        identity.kind(),
        forms.newest(identity).value(),
        forms.sealed(identity),
        contact.value(),
        now());
  }

  void move(ContactId contact, KnownIdentity identity) {
    forms.renew(identity);
    jdbc.update(
        """
        insert into contact_identity (kind, value, sealed, contact_id, seen_at) values (?, ?, ?, ?, ?)
        on conflict (kind, value) do update
          set contact_id = excluded.contact_id, seen_at = excluded.seen_at, left_at = null
        """,
        identity.kind(),
        forms.newest(identity).value(),
        forms.sealed(identity),
        contact.value(),
        now());
  }

  /** The person has another number; until somebody else writes from the old one, it is theirs. */
  void leave(String phone, Instant at) {
    jdbc.update(
        "update contact_identity set left_at = ? where kind = 'phone' and value = any(?) and left_at is null",
        Timestamp.from(at),
        IdentityForms.values(forms.all(List.of(new KnownIdentity("phone", phone))).keySet()));
  }

  /** Whether the person wrote to us before that time, and not since. */
  boolean wroteOnlyBefore(ContactId contact, Instant at) {
    String sql =
        """
        select coalesce(max(last_inbound_at) < ?, false) from service_window
        where contact_id in (select id from contact_family(?))
        """;
    return Boolean.TRUE.equals(
        jdbc.queryForObject(sql, Boolean.class, Timestamp.from(at), contact.value()));
  }

  void rename(ContactId contact, @Nullable String name, @Nullable String username) {
    jdbc.update(
        "update contact set name = coalesce(?, name), username = coalesce(?, username) where id = ?",
        name,
        username,
        contact.value());
  }

  /** Those that the person has not left. */
  List<KnownIdentity> current(ContactId contact) {
    return jdbc.query(
        """
        select kind, value, sealed from contact_identity
        where contact_id in (select id from contact_family(?)) and left_at is null
        order by seen_at desc, kind
        """,
        forms::read,
        contact.value());
  }

  /** The latest seen first. */
  List<KnownIdentity> of(ContactId contact) {
    return jdbc.query(
        """
        select kind, value, sealed from contact_identity where contact_id in (select id from contact_family(?))
        order by seen_at desc, kind
        """,
        forms::read,
        contact.value());
  }

  /** All ids of the person, the given one among them. */
  List<UUID> family(ContactId contact) {
    return jdbc.queryForList("select id from contact_family(?)", UUID.class, contact.value());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Owner owner(ResultSet row) throws SQLException {
    return new Owner(
        new ContactId(row.getObject("contact_id", UUID.class)),
        row.getString("name"),
        row.getString("username"),
        row.getBoolean("gone"));
  }

  private static @Nullable Timestamp time(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  /**
   * The contact an identity belongs to, as it is called now.
   *
   * @param gone whether the person left it
   */
  record Owner(ContactId contact, @Nullable String name, @Nullable String username, boolean gone) {
    boolean isCalledDifferently(@Nullable String newName, @Nullable String newUsername) {
      return (newName != null && !newName.equals(name))
          || (newUsername != null && !newUsername.equals(username));
    }
  }
}
