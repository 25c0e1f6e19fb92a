package dev.wattle.whatsapp.error;

import java.util.Locale;

/** What follows from an error beside the message's own fate. */
public enum SideEffect {
  /** Nothing. */
  NONE,
  /** Someone should look. */
  ALARM,
  /** Nothing goes out by this number until a person mends it; nothing is dropped. */
  HOLD_NUMBER,
  /** The same for every number of the account. */
  HOLD_ACCOUNT,
  /** The number waits, and goes on by itself. */
  PAUSE_NUMBER,
  /** The number sends fewer messages a second. */
  SLOW_NUMBER,
  /** Messages from this number to this person wait; others go on. */
  PAUSE_PAIR,
  /** No marketing by this account for now. */
  STOP_MARKETING,
  /** No marketing to this person for now. */
  CAP_MARKETING,
  /** The person's consent to marketing is withdrawn. */
  WITHDRAW_MARKETING,
  /** The address does not lead to the person: use another channel. */
  MARK_UNREACHABLE,
  /** The person is on our block list. */
  MARK_BLOCKED,
  /** The template is not used until a person mends it. */
  STOP_TEMPLATE,
  /** The template is not used for now. */
  PAUSE_TEMPLATE,
  /** The flow's named template goes out instead. */
  USE_FALLBACK_TEMPLATE,
  /** The same message to the person's phone number. */
  USE_PHONE,
  /** The media has to be uploaded anew or replaced. */
  CHECK_MEDIA,
  /** Somebody else may be using the number now. */
  VERIFY_IDENTITY;

  /** The name as it stands in {@code config/whatsapp-errors.yaml}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException if there is no such effect
   */
  static SideEffect of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
