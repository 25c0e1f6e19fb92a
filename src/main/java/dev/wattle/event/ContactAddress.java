package dev.wattle.event;

import java.util.regex.Pattern;

/**
 * Where a person can be reached on WhatsApp: a phone number in E.164 with its plus sign, or a
 * business-scoped user id (BSUID), for people who hide their number; or the group in which they
 * wrote. A group is nobody's own address: no directory of people holds it.
 */
public record ContactAddress(Kind kind, String value) {

  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");

  private static final Pattern GROUP_ID = Pattern.compile("\\S{1,256}");

  /** Which of the three it is. */
  public enum Kind {
    PHONE,
    USER_ID,
    GROUP
  }

  public ContactAddress {
    Pattern form =
        switch (kind) {
          case PHONE -> E164;
          case USER_ID -> USER_ID;
          case GROUP -> GROUP_ID;
        };
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

  /**
   * @param id the group's, as WhatsApp writes it
   * @throws IllegalArgumentException if it is empty, or no word
   */
  public static ContactAddress group(String id) {
    return new ContactAddress(Kind.GROUP, id);
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
