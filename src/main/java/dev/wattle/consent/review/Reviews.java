package dev.wattle.consent.review;

import dev.wattle.consent.ConsentNotes;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The review list. */
@Component
public class Reviews {

  /** More of a text tells nothing more about what was meant. */
  private static final int LONGEST = 1000;

  private static final String ADD =
      """
      insert into consent_review (contact_id, message_id, address, text, said_at) values (?, ?, ?, ?, ?)
      on conflict (message_id) do nothing
      """;
  private static final String DECIDE =
      """
      update consent_review set decision = :decision, decided_by = :by, decided_at = :at
      where id = :id and decision is null returning *
      """;

  private final JdbcClient jdbc;
  private final ConsentNotes notes;
  private final Clock clock;

  Reviews(JdbcClient jdbc, ConsentNotes notes, Clock clock) {
    this.jdbc = jdbc;
    this.notes = notes;
    this.clock = clock;
  }

  /** The same message is on the list once. */
  public void add(ContactId contact, String messageId, String address, String text, Instant at) {
    String kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    jdbc.sql(ADD).params(contact.value(), messageId, address, kept, Timestamp.from(at)).update();
  }

  /** The oldest first. */
  public List<Review> open(int limit) {
    return jdbc.sql("select * from consent_review where decision is null order by id limit ?")
        .param(limit)
        .query(Reviews::row)
        .list();
  }

  /** How many wait. */
  public int count() {
    return jdbc.sql("select count(*) from consent_review where decision is null")
        .query(Integer.class)
        .single();
  }

  /**
   * The person wants no more messages: recorded as if they had said so, at the time they wrote.
   *
   * @throws Failure REFUSED {@code consent.review-unknown}
   */
  public Review withdraw(long id, String operator) {
    Review review = find(id);
    // First the ledger: a crash in between leaves the review open, and the withdrawal is the same.
    notes.optOutByReview(
        review.contact(), review.messageId(), review.text(), review.saidAt(), operator);
    return decide(id, "withdraw", operator);
  }

  /**
   * The person meant something else.
   *
   * @throws Failure REFUSED {@code consent.review-unknown}
   */
  public Review keep(long id, String operator) {
    return decide(id, "keep", operator);
  }

  private Review find(long id) {
    return jdbc.sql("select * from consent_review where id = ? and decision is null")
        .param(id)
        .query(Reviews::row)
        .optional()
        .orElseThrow(() -> unknown(id));
  }

  private Review decide(long id, String decision, String operator) {
    Review decided =
        jdbc.sql(DECIDE)
            .param("id", id)
            .param("decision", decision)
            .param("by", operator)
            .param("at", Timestamp.from(clock.instant()))
            .query(Reviews::row)
            .optional()
            .orElseThrow(() -> unknown(id));
    jdbc.sql("update consent_review set text = null where id = ?").param(id).update();
    return decided;
  }

  private static Failure unknown(long id) {
    String text = "no open review has the number %d. See GET /ops/consent/reviews.".formatted(id);
    return Failure.of(Kind.REFUSED, "consent.review-unknown", text);
  }

  private static Review row(ResultSet row, int number) throws SQLException {
    @Nullable Timestamp decided = row.getTimestamp("decided_at");
    return new Review(
        row.getLong("id"),
        new ContactId(row.getObject("contact_id", UUID.class)),
        row.getString("message_id"),
        row.getString("address"),
        row.getString("text"),
        row.getTimestamp("said_at").toInstant(),
        row.getString("decision"),
        row.getString("decided_by"),
        decided == null ? null : decided.toInstant());
  }
}
