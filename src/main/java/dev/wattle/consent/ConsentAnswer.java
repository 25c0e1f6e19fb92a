package dev.wattle.consent;

import dev.wattle.event.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Whether we may write, and what says so.
 *
 * @param rule {@code consent.given}, {@code consent.not-withdrawn}, {@code consent.withdrawn},
 *     {@code consent.expired} or {@code consent.missing}
 * @param row the ledger row that decided; null where the ledger has none
 */
public record ConsentAnswer(boolean allowed, String rule, @Nullable Long row) {

  /** What the newest row says; only marketing must have been agreed to beforehand. */
  static ConsentAnswer from(Purpose purpose, ConsentState state, long row) {
    return switch (state) {
      case GIVEN -> new ConsentAnswer(true, "consent.given", row);
      case WITHDRAWN -> new ConsentAnswer(false, "consent.withdrawn", row);
      case EXPIRED ->
          purpose == Purpose.MARKETING
              ? new ConsentAnswer(false, "consent.expired", row)
              : new ConsentAnswer(true, "consent.not-withdrawn", row);
    };
  }

  /** What counts for people who are not known. */
  public static ConsentAnswer stranger(Purpose purpose) {
    return withoutRow(purpose);
  }

  static ConsentAnswer withoutRow(Purpose purpose) {
    return purpose == Purpose.MARKETING
        ? new ConsentAnswer(false, "consent.missing", null)
        : new ConsentAnswer(true, "consent.not-withdrawn", null);
  }
}
