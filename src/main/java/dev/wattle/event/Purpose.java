package dev.wattle.event;

import java.util.Locale;

/** Why a message is written; consent is given and withdrawn by purpose. */
public enum Purpose {
  /** An answer to the person. */
  SERVICE,
  /** A notice about something the person ordered or booked. */
  UTILITY,
  /** A one-time code the person asked for. */
  AUTHENTICATION,
  /** Anything that promotes. */
  MARKETING;

  /** The name as it stands in JSON and in the database: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException if there is no such purpose
   */
  public static Purpose of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
