package dev.wattle.ops.talk;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.consent.brake.AutomaticWithdrawals;
import dev.wattle.consent.brake.Brake;
import dev.wattle.consent.complaint.Complaint;
import dev.wattle.consent.complaint.Complaints;
import dev.wattle.consent.review.Review;
import dev.wattle.consent.review.Reviews;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What operators decide about opting out; the same over HTTP and JMX. */
@Component
class TalkDesk {

  private static final int PAGE = 200;

  private final Reviews reviews;
  private final AutomaticWithdrawals withdrawals;
  private final Complaints complaints;
  private final AuditLog audit;

  TalkDesk(
      Reviews reviews, AutomaticWithdrawals withdrawals, Complaints complaints, AuditLog audit) {
    this.reviews = reviews;
    this.withdrawals = withdrawals;
    this.complaints = complaints;
    this.audit = audit;
  }

  List<Review> reviews() {
    return reviews.open(PAGE);
  }

  /**
   * @param decision {@code withdraw} or {@code keep}
   * @throws Failure MALFORMED {@code ops.decision-unknown}, REFUSED {@code consent.review-unknown}
   */
  Review review(long id, String decision, String operator) {
    Review review =
        switch (decision) {
          case "withdraw" -> reviews.withdraw(id, operator);
          case "keep" -> reviews.keep(id, operator);
          default -> throw unknown(decision, "withdraw or keep");
        };
    audit.record(
        new AuditAct(
            operator, "consent.review." + decision, review.contact().toString(), "open", decision));
    return review;
  }

  Optional<Brake> brake() {
    return withdrawals.brake();
  }

  /**
   * @param decision {@code apply} or {@code discard}
   * @return how many withdrawals
   * @throws Failure MALFORMED {@code ops.decision-unknown}, REFUSED {@code consent.brake-off}
   */
  int brake(String decision, String operator) {
    int withdrawn =
        switch (decision) {
          case "apply" -> withdrawals.apply(operator);
          case "discard" -> withdrawals.discard(operator);
          default -> throw unknown(decision, "apply or discard");
        };
    audit.record(
        new AuditAct(
            operator, "consent.brake." + decision, "brake", "on", withdrawn + " withdrawals"));
    return withdrawn;
  }

  List<Complaint> complaints() {
    return complaints.open(PAGE);
  }

  /**
   * @throws Failure MALFORMED {@code ops.outcome-missing}, REFUSED {@code
   *     consent.complaint-unknown}
   */
  Complaint close(UUID id, String outcome, String operator) {
    if (outcome.isBlank()) {
      String text = "complaint %s needs an outcome: say what was found and done.".formatted(id);
      throw Failure.of(Kind.MALFORMED, "ops.outcome-missing", text);
    }
    Complaint closed = complaints.close(id, outcome.strip(), operator);
    audit.record(
        new AuditAct(operator, "consent.complaint.close", id.toString(), "open", "closed"));
    return closed;
  }

  private static Failure unknown(String decision, String known) {
    String text = "'%s' is no decision here. Use %s.".formatted(decision, known);
    return Failure.of(Kind.MALFORMED, "ops.decision-unknown", text);
  }
}
