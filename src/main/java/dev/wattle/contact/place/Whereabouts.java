package dev.wattle.contact.place;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.wattle.contact.ContactFacts.Fact;
import dev.wattle.event.ContactAddress;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a person lives: by what is known of them ({@code time-zone}, {@code state}, {@code
 * postcode}), else by the country of their address.
 */
@Component
public class Whereabouts {

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final PlaceSettings settings;

  public Whereabouts(PlaceSettings settings) {
    this.settings = settings;
  }

  /**
   * @param facts what is known of the person
   * @param address the one that is written to
   */
  public Place of(List<Fact> facts, ContactAddress address) {
    Place place =
        texts(facts, "state")
            .flatMap(state -> AustralianStates.named(state).stream())
            .findFirst()
            .or(
                () ->
                    texts(facts, "postcode")
                        .flatMap(code -> AustralianStates.ofPostcode(code).stream())
                        .findFirst())
            .map(this::inRegion)
            .orElseGet(() -> byAddress(address));
    return texts(facts, "time-zone")
        .flatMap(zone -> zone(zone).stream())
        .findFirst()
        .map(zone -> new Place(place.region(), zone))
        .orElse(place);
  }

  private Place byAddress(ContactAddress address) {
    @Nullable String country =
        address.kind() == ContactAddress.Kind.PHONE
            ? country(address.value())
            // A business-scoped id begins with its country.
            : address.value().split("\\.", 2)[0];
    return country == null || settings.isUsualCountry(country)
        ? settings.usualPlace()
        : inRegion(country);
  }

  private Place inRegion(String region) {
    ZoneId zone = settings.zones().getOrDefault(region, settings.usualPlace().zone());
    return new Place(region, zone);
  }

  private @Nullable String country(String phone) {
    try {
      return numbers.getRegionCodeForNumber(numbers.parse(phone, null));
    } catch (NumberParseException e) {
      return null;
    }
  }

  private static Stream<String> texts(List<Fact> facts, String kind) {
    return facts.stream()
        .filter(fact -> kind.equals(fact.kind()))
        .map(fact -> fact.value().asText(""));
  }

  private static Optional<ZoneId> zone(String id) {
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
