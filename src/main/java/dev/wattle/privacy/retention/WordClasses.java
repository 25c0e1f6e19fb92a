package dev.wattle.privacy.retention;

import java.time.Instant;
import java.util.List;

/** What people said about being written to; what was decided by it stays in the ledger. */
final class WordClasses {

  private static final String KEY = "wattle.retention.messages";

  private static final String REVIEWS =
      "consent_review where decision is not null and text is not null and said_at < :cutoff";
  private static final String COMPLAINTS =
      "complaint where closed_at is not null and text is not null and closed_at < :cutoff";
  private static final String QUESTIONS = "opt_in_question where expires_at < :cutoff";
  private static final String REPLIES = "consent_reply where at < :cutoff";
  private static final String HELD =
      "held_withdrawal where fate is not null and decided_at < :cutoff";

  private static final String ELSEWHERE =
      "external_id where kind = 'message' and seen_at < :cutoff";

  private WordClasses() {}

  static List<RetentionClass> all(Instant cutoff) {
    return List.of(
        blanked("reviews", REVIEWS, "update consent_review set text = null, address = ''", cutoff),
        blanked("complaints", COMPLAINTS, "update complaint set text = null, address = ''", cutoff),
        blanked("opt-in-questions", QUESTIONS, "delete from opt_in_question", cutoff),
        blanked("replies", REPLIES, "delete from consent_reply", cutoff),
        blanked("held-withdrawals", HELD, "delete from held_withdrawal", cutoff),
        blanked("messages-elsewhere", ELSEWHERE, "delete from external_id", cutoff));
  }

  private static RetentionClass blanked(String name, String due, String change, Instant cutoff) {
    String purge = change + " where ctid in (select ctid from " + due + " limit :batch)";
    return new RetentionClass(name, KEY, cutoff, "select count(*) from " + due, purge);
  }
}
