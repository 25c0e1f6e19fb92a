package dev.wattle.event;

import java.util.regex.Pattern;

/**
 * Where a person can be reached on WhatsApp: a phone number in E.164 with its plus sign, or a
 * business-scoped user id (BSUID), for people who hide their number.
 */
public record ContactAddress(Kind kind, String value) {

  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");

  /** Which of the two it is. */
  public enum Kind {
    PHONE,
    USER_ID
  }

  public ContactAddress {
    Pattern form = kind == Kind.PHONE ? E164 : USER_ID;
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException("not a " + kind + ": " + Addresses.tail(value));
    }
  }

  /**
   * @param e164 with its plus sign
   * @throws IllegalArgumentException if it is not of that form
   */
  public static ContactAddress phone(String e164) {
    return new ContactAddress(Kind.PHONE, e164);
  }

  /**
   * @param userId the whole BSUID with its country prefix
   * @throws IllegalArgumentException if it is not of that form
   */
  public static ContactAddress userId(String userId) {
    return new ContactAddress(Kind.USER_ID, userId);
  }

  /** Whether the text has the form of a business-scoped user id. */
  public static boolean isUserId(String text) {
    return USER_ID.matcher(text).matches();
  }

  /** The last three characters only: an address is personal information and stays out of logs. */
  public String masked() {
    return Addresses.tail(value);
  }

  @Override
  public String toString() {
    return masked();
  }
}
