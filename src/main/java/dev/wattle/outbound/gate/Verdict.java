package dev.wattle.outbound.gate;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the gate says to a message. */
public sealed interface Verdict {

  /**
   * It goes out now; this is the claim.
   *
   * @param attempt number of the attempt
   */
  record Send(int attempt) implements Verdict {}

  /**
   * It comes back to the gate.
   *
   * @param queued whether it waits in line behind earlier messages to the same person
   * @param spacing between two of them
   */
  record Later(String rule, String sentence, Instant until, boolean queued, Duration spacing)
      implements Verdict {}

  /**
   * It is not sent.
   *
   * @param sentence what happened, to what, and what to do
   * @param consentRow the ledger row that forbids it, if one does
   */
  record Withhold(String rule, String sentence, @Nullable Long consentRow) implements Verdict {}

  /** Somebody holds it already, or did. */
  record Duplicate() implements Verdict {}

  static Verdict withhold(String rule, String sentence) {
    return new Withhold(rule, sentence, null);
  }
}
