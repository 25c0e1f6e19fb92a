package dev.wattle.privacy.erasure;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.contact.pseudonym.Pseudonyms;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.privacy.PersonFinder;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes orders to erase a person; the work is done apart, and as often as it needs to succeed. */
@Component
class ErasureDesk {

  static final TaskDescriptor<Void> TASK = TaskDescriptor.of("person-erasure");

  private final PersonFinder finder;
  private final Pseudonyms pseudonyms;
  private final ErasureRows rows;
  private final AuditLog audit;
  private final ObjectProvider<SchedulerClient> scheduler;
  private final Clock clock;

  ErasureDesk(
      PersonFinder finder,
      Pseudonyms pseudonyms,
      ErasureRows rows,
      AuditLog audit,
      ObjectProvider<SchedulerClient> scheduler,
      Clock clock) {
    this.finder = finder;
    this.pseudonyms = pseudonyms;
    this.rows = rows;
    this.audit = audit;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * @param address or id of a contact
   * @param reason as the asker gives it; no personal data
   * @throws Failure REFUSED {@code api.contact-unknown}, or {@code privacy.pseudonym-key-missing}
   */
  Erasure request(String address, String who, String reason) {
    if (!pseudonyms.isReady()) {
      throw Failure.of(
          Kind.REFUSED,
          "privacy.pseudonym-key-missing",
          "nobody can be erased, because nobody would be known as erased afterwards. Set"
              + " wattle.contact.pseudonym-key (WATTLE_PSEUDONYM_KEY) and restart.");
    }
    ContactId contact = finder.find(address);
    Erasure receipt = rows.request(contact, who, reason, clock.instant());
    audit.record(
        new AuditAct(who, "person.erase", "contact " + contact, null, "erasure " + receipt.id()));
    scheduler
        .getObject()
        .scheduleIfNotExists(TASK.instance(receipt.id().toString()).build(), clock.instant());
    return receipt;
  }

  /**
   * @throws Failure REFUSED {@code api.erasure-unknown}
   */
  Erasure find(String id) {
    try {
      return rows.find(UUID.fromString(id)).orElseThrow(ErasureDesk::unknown);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static Failure unknown() {
    String text = "there is no erasure of this id. Take it from the answer to the request.";
    return Failure.of(Kind.REFUSED, "api.erasure-unknown", text);
  }
}
