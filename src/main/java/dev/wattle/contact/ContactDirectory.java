package dev.wattle.contact;

import dev.wattle.contact.ContactProfile.KnownIdentity;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the person behind an address, and makes one where there is none yet. */
@Component
public class ContactDirectory {

  private static final RowMapper<ContactId> ID =
      (row, n) -> new ContactId(row.getObject("contact_id", UUID.class));

  private final JdbcTemplate jdbc;
  private final Clock clock;

  ContactDirectory(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The person with any of these identities; new ones are added to the person that the strongest
   * known one names (user id, then phone, then parent user id).
   *
   * @throws IllegalArgumentException if nothing identifies
   */
  @Transactional
  public ContactId resolve(Identity who) {
    return resolve(identities(who), who.name(), who.username());
  }

  /** The person with this e-mail address; for shops whose customers gave no phone number. */
  @Transactional
  public ContactId resolveEmail(String email, @Nullable String name) {
    return resolve(
        List.of(new KnownIdentity("email", email.strip().toLowerCase(java.util.Locale.ROOT))),
        name,
        null);
  }

  /** Adds an e-mail address to a person; nothing happens if it is somebody else's. */
  public void addEmail(ContactId contact, String email) {
    add(contact, new KnownIdentity("email", email.strip().toLowerCase(java.util.Locale.ROOT)));
  }

  /** Empty for a stranger. */
  public Optional<ContactId> find(ContactAddress address) {
    return find(new KnownIdentity(kind(address), address.value()));
  }

  /** The person's addresses, the latest seen first. */
  public List<ContactAddress> addresses(ContactId contact) {
    return known(contact).stream()
        .map(ContactDirectory::address)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty for an id that was never given. */
  public Optional<ContactProfile> profile(ContactId contact) {
    return jdbc
        .query(
            "select name, username, created_at from contact where id = ?",
            (row, n) ->
                new ContactProfile(
                    contact,
                    row.getString("name"),
                    row.getString("username"),
                    row.getTimestamp("created_at").toInstant(),
                    known(contact)),
            contact.value())
        .stream()
        .findFirst();
  }

  private ContactId resolve(
      List<KnownIdentity> identities, @Nullable String name, @Nullable String username) {
    if (identities.isEmpty()) {
      throw new IllegalArgumentException("nothing identifies this person");
    }
    ContactId contact =
        identities.stream()
            .map(this::find)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseGet(() -> create(identities));
    identities.forEach(identity -> add(contact, identity));
    if (name != null || username != null) {
      rename(contact, name, username);
    }
    return contact;
  }

  /**
   * Two nodes may meet the same stranger at once: whoever adds the first identity wins, both use
   * the winner.
   */
  private ContactId create(List<KnownIdentity> identities) {
    ContactId fresh = new ContactId(UUID.randomUUID());
    jdbc.update("insert into contact (id, created_at) values (?, ?)", fresh.value(), now());
    add(fresh, identities.get(0));
    return find(identities.get(0)).orElseThrow();
  }

  private void add(ContactId contact, KnownIdentity identity) {
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

  private void rename(ContactId contact, @Nullable String name, @Nullable String username) {
    jdbc.update(
        """
        update contact set name = coalesce(?, name), username = coalesce(?, username)
        where id = ? and (name, username) is distinct from (coalesce(?, name), coalesce(?, username))
        """,
        name,
        username,
        contact.value(),
        name,
        username);
  }

  private Optional<ContactId> find(KnownIdentity identity) {
    String sql = "select contact_id from contact_identity where kind = ? and value = ?";
    return jdbc.query(sql, ID, identity.kind(), identity.value()).stream().findFirst();
  }

  private List<KnownIdentity> known(ContactId contact) {
    return jdbc.query(
        "select kind, value from contact_identity where contact_id = ? order by seen_at desc, kind",
        (row, n) -> new KnownIdentity(row.getString("kind"), row.getString("value")),
        contact.value());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static List<KnownIdentity> identities(Identity who) {
    List<KnownIdentity> identities = new ArrayList<>();
    addIf(identities, "user_id", who.userId());
    addIf(identities, "phone", who.phone());
    addIf(identities, "parent_user_id", who.parentUserId());
    return identities;
  }

  private static void addIf(List<KnownIdentity> identities, String kind, @Nullable String value) {
    if (value != null) {
      identities.add(new KnownIdentity(kind, value));
    }
  }

  private static String kind(ContactAddress address) {
    return address.kind() == ContactAddress.Kind.PHONE ? "phone" : "user_id";
  }

  private static Optional<ContactAddress> address(KnownIdentity known) {
    return switch (known.kind()) {
      case "phone" -> Optional.of(ContactAddress.phone(known.value()));
      case "user_id" -> Optional.of(ContactAddress.userId(known.value()));
      default -> Optional.empty();
    };
  }
}
