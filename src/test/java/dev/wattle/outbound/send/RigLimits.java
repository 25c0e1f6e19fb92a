package dev.wattle.outbound.send;

import dev.wattle.outbound.courtesy.CourtesySettings;
import dev.wattle.testing.ShippedSettings;
import dev.wattle.throttling.ThrottlingSettings;
import dev.wattle.throttling.ThrottlingSettings.Limit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The limits as shipped, but for the number's: the clock stands still, and no token would come. */
final class RigLimits {

  private RigLimits() {}

  static ThrottlingSettings settings() {
    ThrottlingSettings shipped =
        ShippedSettings.bind("wattle.throttling", ThrottlingSettings.class, "limits.yaml");
    Map<String, Limit> limits = new HashMap<>(shipped.limits());
    limits.put("whatsapp-number", Limit.plain(1000, 1000, Duration.ofSeconds(1)));
    return ThrottlingSettings.of(shipped.maxWait(), limits);
  }

  static CourtesySettings courtesy(String... files) {
    return ShippedSettings.bind("wattle.courtesy", CourtesySettings.class, files);
  }
}
