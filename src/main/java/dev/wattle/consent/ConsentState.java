package dev.wattle.consent;

import java.util.Locale;

/** What was decided. */
public enum ConsentState {
  GIVEN,
  WITHDRAWN,
  EXPIRED;

  /** The name as it stands in JSON and in the database: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException if there is no such state
   */
  public static ConsentState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
