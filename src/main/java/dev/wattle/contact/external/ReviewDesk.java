package dev.wattle.contact.external;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a person answers what the review list asks. */
@Component
public class ReviewDesk {

  private final IdentityReviews reviews;
  private final ExternalIds ids;
  private final TransactionTemplate transaction;

  ReviewDesk(IdentityReviews reviews, ExternalIds ids, JdbcTemplate jdbc) {
    this.reviews = reviews;
    this.ids = ids;
    this.transaction =
        new TransactionTemplate(
            new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())));
  }

  /**
   * This record and no other; null dismisses the question, and what was known goes on to hold.
   *
   * @throws Failure REFUSED {@code contact.review-unknown}, {@code contact.review-decided} or
   *     {@code contact.review-choice}
   */
  public IdentityReview decide(long review, @Nullable String chosen, String who) {
    IdentityReview open =
        reviews.find(review).orElseThrow(() -> refused("unknown", "no review " + review + "."));
    if (chosen != null && !open.vendorIds().contains(chosen)) {
      String text = chosen + " is not in question. Choose one of " + open.vendorIds() + ".";
      throw refused("choice", text);
    }
    transaction.executeWithoutResult(
        status -> {
          if (!reviews.close(review, chosen, who)) {
            throw refused("decided", "review " + review + " was decided before. Look again.");
          }
          if (chosen != null) {
            ids.replace(new ExternalId(open.kind(), open.ourId(), open.account(), chosen));
          }
        });
    return open;
  }

  private static Failure refused(String what, String text) {
    return Failure.of(Kind.REFUSED, "contact.review-" + what, text);
  }
}
