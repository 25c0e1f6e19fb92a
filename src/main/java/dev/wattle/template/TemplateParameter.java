package dev.wattle.template;

/**
 * A gap in a template.
 *
 * @param name as flows give it; digits only in a template with positional parameters
 * @param example what Meta's reviewers are shown
 * @param button which quick reply a payload belongs to, counted from 0; -1 for none
 */
public record TemplateParameter(String name, Type type, String example, int button) {

  /** What may be filled in. */
  public enum Type {
    TEXT,
    CURRENCY,
    DATE_TIME,
    IMAGE,
    VIDEO,
    DOCUMENT,
    LOCATION,
    /** One-time code: in the body and in its button. */
    CODE,
    /** Code that a button copies. */
    COUPON,
    /** What a quick reply sends back. */
    PAYLOAD,
    /** When an offer ends, in milliseconds since 1970. */
    EXPIRATION;

    /** Whether it stands as {@code {{name}}} in a text. */
    boolean isWritten() {
      return this == TEXT || this == CURRENCY || this == DATE_TIME;
    }
  }

  boolean isPositional() {
    return name.chars().allMatch(Character::isDigit);
  }
}
