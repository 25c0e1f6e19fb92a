package dev.wattle.whatsapp.message;

import org.jspecify.annotations.Nullable;

/**
 * A limit of Meta's that a message would break.
 *
 * @param field path within the message, for example {@code interactive.action.buttons[3].reply}
 * @param limit the number that is allowed; null where the rule is no number
 * @param value the number that was given; null where the rule is no number
 * @param message one sentence without the content itself
 */
public record Violation(String field, @Nullable Long limit, @Nullable Long value, String message) {

  /** A rule that is no number. */
  public static Violation of(String field, String message) {
    return new Violation(field, null, null, field + " " + message);
  }

  /** More than is allowed. */
  public static Violation over(String field, long limit, long value, String what) {
    String message = "%s has %d %s; at most %d are allowed.".formatted(field, value, what, limit);
    return new Violation(field, limit, value, message);
  }

  static Violation under(String field, long limit, long value, String what) {
    String message = "%s has %d %s; at least %d needed.".formatted(field, value, what, limit);
    return new Violation(field, limit, value, message);
  }
}
