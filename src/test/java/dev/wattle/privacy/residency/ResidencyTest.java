package dev.wattle.privacy.residency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.wattle.failure.Failure;
import dev.wattle.privacy.residency.Place.Standing;
import dev.wattle.privacy.residency.ResidencySettings.Acknowledgement;
import dev.wattle.whatsapp.BusinessNumber;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResidencyTest {

  private static final Map<String, List<String>> TOLD =
      Map.of(
          "postgresql", List.of("AU-NSW"),
          "kafka", List.of("AU"),
          "hazelcast", List.of("au"),
          "media", List.of("AU"),
          "crm", List.of("AU", "US"),
          "desk", List.of("AU"));
  private static final BusinessNumber AT_HOME =
      new BusinessNumber("100000000000001", "200000000000001", "", null, false, "AU");
  private static final BusinessNumber ANYWHERE =
      new BusinessNumber("100000000000002", "200000000000001", "");

  @Test
  void withoutAllowedRegionsNothingIsRefusedAndTheUnknownIsToldAsSuch() {
    Residency residency =
        new Residency(settings(List.of(), false), Set.of("crm", "shop"), List.of(ANYWHERE));

    assertThatCode(residency::check).doesNotThrowAnyException();
    assertThat(residency.leaving())
        .extracting(Place::name, Place::standing)
        .containsExactly(
            tuple("whatsapp-100000000000002", Standing.UNKNOWN), tuple("shop", Standing.UNKNOWN));
  }

  @Test
  void aVendorThatIsSwitchedOnAndKeepsDataElsewhereRefusesTheStart() {
    assertThatThrownBy(home(Set.of("crm", "desk"))::check)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("privacy.residency: wattle.residency.regions.crm: the vendor crm")
        .hasMessageContaining("AU, US")
        .hasMessageContaining("[{name: crm, by: …}]")
        .hasMessageNotContaining("desk");
  }

  @Test
  void aVendorThatIsNotSwitchedOnIsNobodysConcern() {
    assertThatCode(home(Set.of("desk"))::check).doesNotThrowAnyException();
    assertThat(home(Set.of("desk")).leaving()).isEmpty();
  }

  @Test
  void whoAnswersForItMayLetItLeave() {
    Acknowledgement signed = new Acknowledgement("crm", "privacy officer", "contract of 2026");
    Residency residency =
        new Residency(settings(List.of("AU"), true, signed), Set.of("crm"), List.of(AT_HOME));

    assertThatCode(residency::check).doesNotThrowAnyException();
    assertThat(residency.leaving())
        .singleElement()
        .satisfies(place -> assertThat(place.acknowledgedBy()).isEqualTo("privacy officer"));
  }

  @Test
  void theUnknownRefusesTheStartWhereThatIsWanted() {
    List<BusinessNumber> numbers = List.of(AT_HOME, ANYWHERE);

    assertThatCode(new Residency(settings(List.of("AU"), false), Set.of(), numbers)::check)
        .doesNotThrowAnyException();
    assertThatThrownBy(new Residency(settings(List.of("AU"), true), Set.of(), numbers)::check)
        .hasMessageContaining("wattle.whatsapp.numbers[1].storage-region")
        .hasMessageContaining("an unknown region")
        .hasMessageNotContaining("numbers[0]");
  }

  @Test
  void allNumbersCanBeAcknowledgedAtOnce() {
    Acknowledgement signed = new Acknowledgement("whatsapp", "privacy officer", "");
    ResidencySettings settings = settings(List.of("AU"), true, signed);

    assertThatCode(new Residency(settings, Set.of(), List.of(ANYWHERE))::check)
        .doesNotThrowAnyException();
  }

  @Test
  void aRegionThatIsNoneAndAnAcknowledgementOfNobodyAreRefused() {
    assertThatThrownBy(() -> settings(List.of("Australia"), false))
        .hasMessageContaining("wattle.residency.allowed is 'Australia'");
    assertThatThrownBy(() -> settings(List.of("AU"), false, new Acknowledgement("crm", "", "")))
        .hasMessageContaining("wattle.residency.acknowledged[0]");
  }

  private static Residency home(Set<String> vendors) {
    return new Residency(settings(List.of("AU"), true), vendors, List.of(AT_HOME));
  }

  private static ResidencySettings settings(
      List<String> allowed, boolean refuseUnknown, Acknowledgement... acknowledged) {
    return new ResidencySettings(allowed, refuseUnknown, TOLD, List.of(acknowledged));
  }
}
