package dev.wattle.contact;

import dev.wattle.contact.ContactProfile.KnownIdentity;
import dev.wattle.contact.IdentityRows.Owner;
import dev.wattle.contact.pseudonym.Pseudonyms;
import dev.wattle.event.ContactId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what is new about a person, and who turned out to be the same. */
final class Introductions {

  private final IdentityRows rows;
  private final ContactMerges merges;
  private final Pseudonyms pseudonyms;

  Introductions(IdentityRows rows, ContactMerges merges, Pseudonyms pseudonyms) {
    this.rows = rows;
    this.merges = merges;
    this.pseudonyms = pseudonyms;
  }

  /** In a transaction. */
  ContactId introduce(
      List<KnownIdentity> identities,
      @Nullable String name,
      @Nullable String username,
      @Nullable Instant wrote) {
    // Others may be about to find out the same, here or on another node.
    rows.lock(identities);
    Map<KnownIdentity, Owner> owners = rows.owners(identities, wrote);
    @Nullable Owner owner =
        identities.stream().map(owners::get).filter(Objects::nonNull).findFirst().orElse(null);
    ContactId contact = person(met(identities, owners));
    for (KnownIdentity identity : identities) {
      if (!owners.containsKey(identity)) {
        rows.add(contact, identity);
      }
    }
    if (owner == null || owner.isCalledDifferently(name, username)) {
      rows.rename(contact, name, username);
    }
    return contact;
  }

  /** Who was erased and comes back is the same person, and what they decided still holds. */
  private Set<ContactId> met(List<KnownIdentity> identities, Map<KnownIdentity, Owner> owners) {
    Set<ContactId> met = new LinkedHashSet<>(ContactDirectory.owners(owners));
    met.addAll(
        pseudonyms.owners(identities.stream().filter(one -> !owners.containsKey(one)).toList()));
    return met;
  }

  private ContactId person(Set<ContactId> met) {
    return switch (met.size()) {
      case 0 -> rows.create();
      case 1 -> met.iterator().next();
      default -> merges.merge(met, "identities-met");
    };
  }
}
