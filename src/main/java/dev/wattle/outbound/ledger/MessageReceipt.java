package dev.wattle.outbound.ledger;

import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All we know of one message: why it was or was not sent, and what became of it.
 *
 * @param verdict the gate's last; null while it has not judged
 * @param earlierVerdicts before that one, oldest first
 * @param attempts every call, oldest first
 * @param statuses {@code accepted, sent, delivered, read, failed} with their times, as far as known
 * @param error what the last failure said; null if none
 * @param dueAt when a deferred message comes back to the gate
 */
public record MessageReceipt(
    String id,
    ContactId contact,
    String number,
    Purpose purpose,
    String type,
    @Nullable String template,
    String flow,
    String cause,
    MessageState state,
    @Nullable String wamid,
    @Nullable Ruling verdict,
    List<Ruling> earlierVerdicts,
    List<Attempt> attempts,
    Map<String, Instant> statuses,
    @Nullable Problem error,
    @Nullable Instant dueAt,
    Instant requestedAt) {

  /**
   * What the gate said.
   *
   * @param outcome {@code send}, {@code later} or {@code withhold}
   * @param rule name of the rule, {@code outbound.sent} for the first
   * @param consentRow row of the consent ledger that it rested on, if any
   */
  public record Ruling(
      String outcome,
      String rule,
      @Nullable String detail,
      Instant at,
      @Nullable Long consentRow) {}

  /**
   * One call.
   *
   * @param outcome {@code accepted}, {@code rejected}, {@code not-sent} or {@code uncertain}
   */
  public record Attempt(
      int no,
      Instant startedAt,
      String outcome,
      @Nullable Integer code,
      @Nullable String detail,
      int tookMs) {}

  /** Why it failed. */
  public record Problem(@Nullable String rule, @Nullable Integer code, @Nullable String detail) {}
}
