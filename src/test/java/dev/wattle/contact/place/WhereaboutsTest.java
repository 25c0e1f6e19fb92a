package dev.wattle.contact.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.contact.ContactFacts.Fact;
import dev.wattle.event.ContactAddress;
import dev.wattle.failure.Failure;
import dev.wattle.testing.ShippedSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereaboutsTest {

  private static final ContactAddress MOBILE = ContactAddress.phone("+61491570156");

  private final Whereabouts whereabouts =
      new Whereabouts(
          ShippedSettings.bind("wattle.contact.place", PlaceSettings.class, "application.yaml"));

  @ParameterizedTest
  @CsvSource({
    "state, WA, AU-WA, Australia/Perth",
    "state, queensland, AU-QLD, Australia/Brisbane",
    "state, AU-TAS, AU-TAS, Australia/Hobart",
    "state, Bavaria, AU-NSW, Australia/Sydney",
    "postcode, 2600, AU-ACT, Australia/Sydney",
    "postcode, 2000, AU-NSW, Australia/Sydney",
    "postcode, 0800, AU-NT, Australia/Darwin",
    "postcode, 5000, AU-SA, Australia/Adelaide",
    "postcode, SW1A, AU-NSW, Australia/Sydney",
    "time-zone, Australia/Broken_Hill, AU-NSW, Australia/Broken_Hill",
    "time-zone, Nowhere, AU-NSW, Australia/Sydney",
    "language, de, AU-NSW, Australia/Sydney"
  })
  void whatIsKnownOfThePersonSaysWhere(String kind, String value, String region, String zone) {
    Place place = whereabouts.of(List.of(new Fact(kind, "shop", new TextNode(value))), MOBILE);
    assertThat(place.region()).isEqualTo(region);
    assertThat(place.zone().getId()).isEqualTo(zone);
  }

  @Test
  void elseTheCountryOfTheAddressDoes() {
    assertThat(place(ContactAddress.userId("AU.13491208655302")).region()).isEqualTo("AU-NSW");
    Place newZealand = place(ContactAddress.userId("NZ.13491208655302"));
    assertThat(newZealand.region()).isEqualTo("NZ");
    assertThat(newZealand.zone().getId()).isEqualTo("Pacific/Auckland");
    Place unknown = place(ContactAddress.userId("BR.13491208655302"));
    assertThat(unknown.zone().getId()).isEqualTo("Australia/Sydney");
  }

  @Test
  void aUsualPlaceWithoutATimeZoneRefusesTheStart() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> new PlaceSettings("AU-XX", Map.of()))
        .withMessageContaining("wattle.contact.place.usual");
  }

  private Place place(ContactAddress address) {
    return whereabouts.of(List.of(), address);
  }
}
