package dev.wattle.contact.place;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people live of whom nothing says so.
 *
 * @param usual the region that is assumed; its country's people are assumed there
 * @param zones the time zone of each region and country
 */
@ConfigurationProperties("wattle.contact.place")
public record PlaceSettings(@DefaultValue("AU-NSW") String usual, Map<String, ZoneId> zones) {

  /**
   * @throws Failure MISCONFIGURED if the usual region has no zone
   */
  public PlaceSettings(String usual, @Nullable Map<String, ZoneId> zones) {
    this.usual = usual;
    this.zones = zones == null ? Map.of() : Map.copyOf(zones);
    if (!this.zones.containsKey(usual)) {
      String text =
          "wattle.contact.place.usual is '%s', which wattle.contact.place.zones does not name. Add its time zone, or use one of those.";
      throw Failure.of(Kind.MISCONFIGURED, "contact.place-unknown", text.formatted(usual));
    }
  }

  Place usualPlace() {
    return new Place(usual, zones.get(usual));
  }

  boolean isUsualCountry(String country) {
    return usual.split("-", 2)[0].equals(country);
  }
}
