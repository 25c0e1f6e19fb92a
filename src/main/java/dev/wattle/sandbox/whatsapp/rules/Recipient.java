package dev.wattle.sandbox.whatsapp.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.regex.Pattern;

/**
 * Whom a message is for.
 *
 * @param input as it was sent
 * @param address digits of the phone number, the business-scoped user id, or the id of a group
 */
public record Recipient(String input, String address, Kind kind) {

  /** What the address is. */
  public enum Kind {
    PHONE,
    USER_ID,
    GROUP
  }

  private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9()\\- ]+");

  /**
   * A phone without its plus sign gets the business number's own country code in front, as at Meta.
   *
   * @param display the business number in digits
   */
  static Recipient of(JsonNode message, String display) {
    JsonNode to = message.path("to");
    if (to.isMissingNode() || to.isNull() || to.asText().isBlank()) {
      return userId(message);
    }
    String input = to.asText();
    if ("group".equals(message.path("recipient_type").asText())) {
      return new Recipient(input, input, Kind.GROUP);
    }
    if (!PHONE.matcher(input).matches()) {
      throw GraphError.value("Param to is no phone number.");
    }
    String digits = input.replaceAll("\\D", "");
    String address = input.startsWith("+") ? digits : countryCode(display) + digits;
    if (address.length() < 7 || address.equals(display)) {
      throw address.equals(display)
          ? GraphError.of(
              400, 131021, "Recipient cannot be sender", "Recipient and sender are the same.")
          : GraphError.value("Param to is no phone number.");
    }
    return new Recipient(input, address, Kind.PHONE);
  }

  public boolean isUserId() {
    return kind == Kind.USER_ID;
  }

  public boolean isGroup() {
    return kind == Kind.GROUP;
  }

  /** Whether there can be such a number at all. */
  public boolean isReachable() {
    try {
      PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
      return kind != Kind.PHONE || numbers.isPossibleNumber(numbers.parse("+" + address, null));
    } catch (NumberParseException e) {
      return false;
    }
  }

  private static Recipient userId(JsonNode message) {
    JsonNode recipient = message.path("recipient");
    if (recipient.isMissingNode()) {
      throw GraphError.of(400, 100, "The parameter to is required.", "Parameter to is missing.");
    }
    String id = recipient.asText();
    if (!USER_ID.matcher(id).matches()) {
      throw GraphError.value("Param recipient is no user id.");
    }
    return new Recipient(id, id, Kind.USER_ID);
  }

  private static String countryCode(String display) {
    try {
      return Integer.toString(
          PhoneNumberUtil.getInstance().parse("+" + display, null).getCountryCode());
    } catch (NumberParseException e) {
      return "";
    }
  }
}
