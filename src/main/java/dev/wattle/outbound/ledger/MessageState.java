package dev.wattle.outbound.ledger;

import java.util.Locale;

/** Where a message is on its way; states only move forward, by the rank that the database keeps. */
public enum MessageState {
  REQUESTED,
  DEFERRED,
  /** Being sent; a crash here makes it uncertain. */
  CLAIMED,
  WITHHELD,
  /** It may or may not have been sent. */
  UNCERTAIN,
  ACCEPTED,
  SENT,
  FAILED,
  DELIVERED,
  READ;

  /** The name as it stands in JSON and in the database: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MessageState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
