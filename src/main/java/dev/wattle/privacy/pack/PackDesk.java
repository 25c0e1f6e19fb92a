package dev.wattle.privacy.pack;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.event.ContactId;
import dev.wattle.privacy.PersonFinder;
import org.springframework.stereotype.Component;

/** Hands out packs; that somebody saw all about a person is an act. */
@Component
class PackDesk {

  private final PersonFinder finder;
  private final PersonPack packs;
  private final AuditLog audit;

  PackDesk(PersonFinder finder, PersonPack packs, AuditLog audit) {
    this.finder = finder;
    this.packs = packs;
    this.audit = audit;
  }

  /**
   * @param address or id of a contact
   * @param act {@code person.pack} or {@code person.export}
   * @throws dev.wattle.failure.Failure REFUSED {@code api.contact-unknown}; MALFORMED
   */
  Pack of(String address, String who, String act) {
    ContactId contact = finder.find(address);
    Pack pack = packs.of(contact, who);
    audit.record(new AuditAct(who, act, "contact " + contact, null, null));
    return pack;
  }
}
