package dev.wattle.ops.probe;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far ahead we look.
 *
 * @param probeInterval between two rounds
 * @param tokenWarning how long before the token's end the alarm is raised
 * @param versionSunset the day, {@code yyyy-MM-dd}, on which Meta ends the Graph version in use;
 *     empty where unknown
 */
@ConfigurationProperties("wattle.whatsapp")
record ProbeSettings(
    @DefaultValue("5m") Duration probeInterval,
    @DefaultValue("14d") Duration tokenWarning,
    @DefaultValue("") String versionSunset) {

  /**
   * @throws Failure MISCONFIGURED, naming the key
   */
  ProbeSettings {
    try {
      parse(versionSunset);
    } catch (DateTimeException e) {
      throw Failure.of(
          Kind.MISCONFIGURED,
          "ops.probe-settings",
          "wattle.whatsapp.version-sunset is '%s'. Give a day such as 2028-01-31, or leave it empty."
              .formatted(versionSunset));
    }
  }

  Optional<LocalDate> sunset() {
    return parse(versionSunset);
  }

  private static Optional<LocalDate> parse(String day) {
    return day.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(day.strip()));
  }
}
