package dev.wattle.contact.place;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which state a postcode lies in, and how people write the states. */
final class AustralianStates {

  private static final Map<String, String> NAMES =
      Map.of(
          "AUSTRALIAN CAPITAL TERRITORY", "ACT",
          "NEW SOUTH WALES", "NSW",
          "NORTHERN TERRITORY", "NT",
          "QUEENSLAND", "QLD",
          "SOUTH AUSTRALIA", "SA",
          "TASMANIA", "TAS",
          "VICTORIA", "VIC",
          "WESTERN AUSTRALIA", "WA");

  /** The first that fits; islands of the Capital Territory before the state around them. */
  private static final List<Range> RANGES =
      List.of(
          new Range(200, 299, "ACT"),
          new Range(2600, 2618, "ACT"),
          new Range(2900, 2920, "ACT"),
          new Range(800, 999, "NT"),
          new Range(1000, 2999, "NSW"),
          new Range(3000, 3999, "VIC"),
          new Range(8000, 8999, "VIC"),
          new Range(4000, 4999, "QLD"),
          new Range(9000, 9999, "QLD"),
          new Range(5000, 5999, "SA"),
          new Range(6000, 6999, "WA"),
          new Range(7000, 7999, "TAS"));

  private AustralianStates() {}

  /** {@code AU-NSW}; empty for what is no state. */
  static Optional<String> named(String written) {
    String name = written.strip().toUpperCase(Locale.ROOT).replaceFirst("^AU-", "");
    String code = NAMES.getOrDefault(name, name);
    return NAMES.containsValue(code) ? Optional.of("AU-" + code) : Optional.empty();
  }

  /** {@code AU-NSW}; empty for what is no postcode. */
  static Optional<String> ofPostcode(String written) {
    String digits = written.strip();
    if (!digits.matches("\\d{3,4}")) {
      return Optional.empty();
    }
    int postcode = Integer.parseInt(digits);
    return RANGES.stream()
        .filter(range -> range.first() <= postcode && postcode <= range.last())
        .map(range -> "AU-" + range.state())
        .findFirst();
  }

  private record Range(int first, int last, String state) {}
}
