package dev.wattle.contact;

import dev.wattle.contact.ContactProfile.KnownIdentity;
import dev.wattle.contact.IdentityRows.Owner;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the person behind an address, and makes one where there is none yet. */
@Component
public class ContactDirectory {

  private final JdbcTemplate jdbc;
  private final IdentityRows rows;

  ContactDirectory(JdbcTemplate jdbc, IdentityRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
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
    return resolve(List.of(email(email)), name, null);
  }

  /** Adds an e-mail address to a person; nothing happens if it is somebody else's. */
  public void addEmail(ContactId contact, String email) {
    rows.add(contact, email(email));
  }

  /**
   * The person goes by these identities from now on. If they were met under a new one before we
   * were told, that one is theirs too: consent and opt-outs follow the person, not the number.
   */
  @Transactional
  public void move(ContactId contact, Identity current) {
    identities(current).forEach(identity -> rows.move(contact, identity));
  }

  /** Empty for a stranger. */
  public Optional<ContactId> find(ContactAddress address) {
    String kind = address.kind() == ContactAddress.Kind.PHONE ? "phone" : "user_id";
    KnownIdentity identity = new KnownIdentity(kind, address.value());
    return Optional.ofNullable(rows.owners(List.of(identity)).get(identity)).map(Owner::contact);
  }

  /** The person's addresses, the latest seen first. */
  public List<ContactAddress> addresses(ContactId contact) {
    return rows.of(contact).stream()
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
                    rows.of(contact)),
            contact.value())
        .stream()
        .findFirst();
  }

  private ContactId resolve(
      List<KnownIdentity> identities, @Nullable String name, @Nullable String username) {
    if (identities.isEmpty()) {
      throw new IllegalArgumentException("nothing identifies this person");
    }
    Map<KnownIdentity, Owner> owners = rows.owners(identities);
    @Nullable Owner owner =
        identities.stream().map(owners::get).filter(Objects::nonNull).findFirst().orElse(null);
    ContactId contact = owner == null ? rows.create(identities.get(0)) : owner.contact();
    identities.stream()
        .filter(identity -> !owners.containsKey(identity))
        .forEach(identity -> rows.add(contact, identity));
    if (owner == null || owner.isCalledDifferently(name, username)) {
      rows.rename(contact, name, username);
    }
    return contact;
  }

  private static KnownIdentity email(String email) {
    return new KnownIdentity("email", email.strip().toLowerCase(Locale.ROOT));
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

  private static Optional<ContactAddress> address(KnownIdentity known) {
    return switch (known.kind()) {
      case "phone" -> Optional.of(ContactAddress.phone(known.value()));
      case "user_id" -> Optional.of(ContactAddress.userId(known.value()));
      default -> Optional.empty();
    };
  }
}
