package dev.wattle.ops.identity;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.contact.external.ExternalId;
import dev.wattle.contact.external.IdentityReview;
import dev.wattle.contact.external.ReviewDesk;
import dev.wattle.event.ContactId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What operators may do about the review list; the same over HTTP and JMX. */
@Component
class ReviewActs {

  private final ReviewDesk desk;
  private final ContactEnricher enricher;
  private final AuditLog audit;

  ReviewActs(ReviewDesk desk, ContactEnricher enricher, AuditLog audit) {
    this.desk = desk;
    this.enricher = enricher;
    this.audit = audit;
  }

  /**
   * @param chosen the vendor's record; null or empty leaves everything as it is
   * @throws dev.wattle.failure.Failure as {@link ReviewDesk#decide}
   */
  void decide(long review, @Nullable String chosen, String who) {
    @Nullable String record = chosen == null || chosen.isBlank() ? null : chosen.strip();
    IdentityReview was = desk.decide(review, record, who);
    if (ExternalId.CONTACT.equals(was.kind())) {
      enricher.forget(ContactId.of(was.ourId()));
    }
    String subject = was.kind() + " " + was.ourId() + " at " + was.account().key();
    String after = record == null ? "dismissed" : record;
    audit.record(
        new AuditAct(who, "identity-review.decide", subject, was.vendorIds().toString(), after));
  }
}
