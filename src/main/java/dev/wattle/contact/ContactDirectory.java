package dev.wattle.contact;

import dev.wattle.contact.ContactProfile.KnownIdentity;
import dev.wattle.contact.IdentityRows.Owner;
import dev.wattle.contact.pseudonym.Pseudonyms;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the person behind an address, and makes one where there is none yet. */
@Component
public class ContactDirectory {

  private final JdbcTemplate jdbc;
  private final IdentityRows rows;
  private final ContactMerges merges;
  private final Pseudonyms pseudonyms;
  private final Introductions introductions;
  private final TransactionTemplate transaction;

  ContactDirectory(
      JdbcTemplate jdbc, IdentityRows rows, ContactMerges merges, Pseudonyms pseudonyms) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.merges = merges;
    this.pseudonyms = pseudonyms;
    this.introductions = new Introductions(rows, merges, pseudonyms);
    this.transaction =
        new TransactionTemplate(
            new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())));
  }

  /**
   * The person with any of these identities; new ones are added. Where they name several contacts,
   * these were one person all along and are merged.
   *
   * @throws IllegalArgumentException if nothing identifies
   */
  public ContactId resolve(Identity who) {
    return resolve(KnownIdentity.of(who), who.name(), who.username(), null, false);
  }

  /** As {@link #resolve(Identity)}, of many in one transaction: all of them, or none. */
  public List<ContactId> resolve(List<Identity> many) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              // First: one by one, two who want the same people could block each other.
              rows.lock(many.stream().flatMap(who -> KnownIdentity.of(who).stream()).toList());
              return many.stream().map(this::resolve).toList();
            }));
  }

  /**
   * As {@link #resolve(Identity)}, for news that the person did not send, such as a late status:
   * who was erased stays so.
   */
  public ContactId mentioned(Identity who) {
    return resolve(KnownIdentity.of(who), who.name(), who.username(), null, true);
  }

  /**
   * As {@link #resolve(Identity)}, for somebody who wrote at that time: a number that its owner had
   * left by then is a stranger's, who gets a contact of their own.
   */
  public ContactId wrote(Identity who, Instant at) {
    return resolve(KnownIdentity.of(who), who.name(), who.username(), at, false);
  }

  /** The person with this e-mail address; for shops whose customers gave no phone number. */
  public ContactId resolveEmail(String email, @Nullable String name) {
    return resolve(List.of(KnownIdentity.ofEmail(email)), name, null, null, false);
  }

  /** Adds an e-mail address to a person; nothing happens if it is somebody else's. */
  public void addEmail(ContactId contact, String email) {
    rows.add(contact, KnownIdentity.ofEmail(email));
  }

  /**
   * The person goes by these identities from now on. If they were met under a new one before we
   * were told, the two contacts are merged: consent and opt-outs follow the person, not the number.
   * Who wrote before that and not since is another person, who had the number earlier.
   *
   * @param left the phone number that the person has no more; null for none
   * @return who the person is from now on
   */
  @Transactional
  public ContactId move(ContactId contact, Identity current, @Nullable String left, Instant at) {
    List<KnownIdentity> identities = KnownIdentity.of(current);
    rows.lock(identities);
    if (left != null && !left.equals(current.phone())) {
      rows.leave(left, at);
    }
    Set<ContactId> met = new LinkedHashSet<>(owners(rows.owners(identities, null)));
    met.removeIf(owner -> !owner.equals(contact) && rows.wroteOnlyBefore(owner, at));
    met.add(contact);
    ContactId person = met.size() == 1 ? contact : merges.merge(met, "address-changed");
    identities.forEach(identity -> rows.move(person, identity));
    return person;
  }

  /** Empty for a stranger; a person who was erased is found by the address they had. */
  public Optional<ContactId> find(ContactAddress address) {
    return owner(address)
        .map(Owner::contact)
        .or(() -> pseudonyms.owners(List.of(KnownIdentity.of(address))).stream().findFirst());
  }

  /** Whether its owner left it for another one, and nobody wrote from it since. */
  public boolean isLeft(ContactAddress address) {
    return owner(address).filter(Owner::gone).isPresent();
  }

  /** The addresses that the person has now, the latest seen first. */
  public List<ContactAddress> addresses(ContactId contact) {
    return rows.current(contact).stream()
        .map(KnownIdentity::address)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty for an id that was never given; the id of a merged contact finds the survivor. */
  public Optional<ContactProfile> profile(ContactId contact) {
    return jdbc
        .query(
            "select id, name, username, created_at from contact where id = contact_root(?)",
            (row, n) ->
                new ContactProfile(
                    new ContactId(row.getObject("id", UUID.class)),
                    row.getString("name"),
                    row.getString("username"),
                    row.getTimestamp("created_at").toInstant(),
                    rows.of(contact)),
            contact.value())
        .stream()
        .findFirst();
  }

  /** All ids of the person: the survivor's and those that were merged into it. */
  public List<UUID> family(ContactId contact) {
    return rows.family(contact);
  }

  private Optional<Owner> owner(ContactAddress address) {
    KnownIdentity identity = KnownIdentity.of(address);
    return Optional.ofNullable(rows.owners(List.of(identity), null).get(identity));
  }

  private ContactId resolve(
      List<KnownIdentity> identities,
      @Nullable String name,
      @Nullable String username,
      @Nullable Instant wrote,
      boolean quietly) {
    if (identities.isEmpty()) {
      throw new IllegalArgumentException("nothing identifies this person");
    }
    Map<KnownIdentity, Owner> owners = rows.owners(identities, wrote);
    Set<ContactId> erased = quietly && owners.isEmpty() ? pseudonyms.owners(identities) : Set.of();
    if (!erased.isEmpty()) {
      return erased.iterator().next();
    }
    if (isNews(identities, owners, name, username)) {
      return Objects.requireNonNull(
          transaction.execute(
              status -> introductions.introduce(identities, name, username, wrote)));
    }
    return owners(owners).iterator().next();
  }

  private static boolean isNews(
      List<KnownIdentity> identities,
      Map<KnownIdentity, Owner> owners,
      @Nullable String name,
      @Nullable String username) {
    return !owners.keySet().containsAll(identities)
        || owners(owners).size() > 1
        || owners.get(identities.get(0)).isCalledDifferently(name, username);
  }

  static Set<ContactId> owners(Map<KnownIdentity, Owner> owners) {
    return owners.values().stream().map(Owner::contact).collect(Collectors.toSet());
  }
}
