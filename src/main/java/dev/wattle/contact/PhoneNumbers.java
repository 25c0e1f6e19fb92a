package dev.wattle.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.wattle.event.Addresses;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Phone numbers as people write them, turned into E.164. */
@Component
public class PhoneNumbers {

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final String region;

  /**
   * @param region of numbers without a country code, ISO 3166 alpha-2
   */
  public PhoneNumbers(@Value("${wattle.contact.default-region}") String region) {
    if (!numbers.getSupportedRegions().contains(region)) {
      throw Failure.of(
          Kind.MISCONFIGURED,
          "contact.region-unknown",
          "wattle.contact.default-region is '%s'. Set it to a country code such as AU."
              .formatted(region));
    }
    this.region = region;
  }

  /**
   * With the plus sign.
   *
   * @throws Failure MALFORMED {@code contact.phone-malformed} if it cannot be a phone number
   */
  public String e164(String raw) {
    try {
      PhoneNumber number = numbers.parse(raw, region);
      if (numbers.isPossibleNumber(number)) {
        return numbers.format(number, PhoneNumberFormat.E164);
      }
    } catch (NumberParseException e) {
      throw malformed(raw);
    }
    throw malformed(raw);
  }

  private Failure malformed(String raw) {
    String shown = raw.length() <= 3 ? raw : Addresses.tail(raw);
    String text =
        "'%s' is no phone number. Write it as +61491570156, or as a national number of %s.";
    return Failure.of(Kind.MALFORMED, "contact.phone-malformed", text.formatted(shown, region));
  }
}
