package dev.wattle.privacy.residency;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.privacy.residency.Place.Standing;
import dev.wattle.privacy.residency.ResidencySettings.Acknowledgement;
import dev.wattle.whatsapp.BusinessNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every place that holds people's data, held against the regions where it may be. */
public final class Residency {

  private static final List<String> STORES = List.of("postgresql", "kafka", "hazelcast", "media");
  private static final String REGIONS = "wattle.residency.regions.";

  private final ResidencySettings settings;
  private final List<Place> places = new ArrayList<>();

  /**
   * @param vendors those that are switched on
   */
  public Residency(
      ResidencySettings settings, Collection<String> vendors, List<BusinessNumber> numbers) {
    this.settings = settings;
    STORES.forEach(name -> add(name, "store", settings.regions(name), REGIONS + name));
    for (int i = 0; i < numbers.size(); i++) {
      BusinessNumber number = numbers.get(i);
      boolean told = !number.storageRegion().isEmpty();
      List<String> where =
          told ? List.of(number.storageRegion()) : settings.regions(BusinessNumber.SYSTEM);
      String key = "wattle.whatsapp.numbers[" + i + "].storage-region";
      add(BusinessNumber.SYSTEM + "-" + number.id(), "number", where, key);
    }
    vendors.forEach(name -> add(name, "vendor", settings.regions(name), REGIONS + name));
  }

  List<Place> places() {
    return List.copyOf(places);
  }

  /** What is outside, or not known to be inside, whether somebody allowed it or not. */
  List<Place> leaving() {
    return places.stream().filter(place -> place.standing() != Standing.INSIDE).toList();
  }

  /**
   * @throws Failure MISCONFIGURED {@code privacy.residency}, naming every place that nobody allowed
   */
  public void check() {
    String wrong =
        leaving().stream()
            .filter(place -> !place.isAcknowledged())
            .filter(place -> place.standing() == Standing.OUTSIDE || settings.refuseUnknown())
            .map(this::sentence)
            .collect(Collectors.joining("\n"));
    if (!settings.allowed().isEmpty() && !wrong.isEmpty()) {
      throw Failure.of(Kind.MISCONFIGURED, "privacy.residency", wrong);
    }
  }

  private void add(String name, String kind, List<String> where, String key) {
    Standing standing =
        where.isEmpty()
            ? Standing.UNKNOWN
            : where.stream().allMatch(settings::allows) ? Standing.INSIDE : Standing.OUTSIDE;
    Optional<Acknowledgement> allowed =
        settings
            .acknowledged(name)
            .or(() -> settings.acknowledged("number".equals(kind) ? BusinessNumber.SYSTEM : name));
    places.add(
        new Place(
            name,
            kind,
            where,
            standing,
            allowed.map(Acknowledgement::by).orElse(null),
            allowed.map(Acknowledgement::reason).orElse(null),
            key));
  }

  private String sentence(Place place) {
    String where =
        place.regions().isEmpty() ? "an unknown region" : String.join(", ", place.regions());
    return ("%s: the %s %s keeps data in %s, which is not among wattle.residency.allowed %s. Correct its region,"
            + " switch it off, or name it with who answers for it: wattle.residency.acknowledged: [{name: %s, by: …}].")
        .formatted(
            place.setting(), place.kind(), place.name(), where, settings.allowed(), place.name());
  }
}
