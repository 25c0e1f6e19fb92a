package dev.wattle.privacy.residency;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people's data may be, and where it is.
 *
 * @param allowed regions such as {@code AU} or {@code AU-NSW}; empty: nothing is restricted
 * @param refuseUnknown whether a place of which no region is told refuses the start as well
 * @param regions by the name of a store or vendor; several where it keeps data in several
 * @param acknowledged places that may be elsewhere
 */
@ConfigurationProperties("wattle.residency")
public record ResidencySettings(
    @DefaultValue List<String> allowed,
    @DefaultValue("false") boolean refuseUnknown,
    @DefaultValue Map<String, List<String>> regions,
    @DefaultValue List<Acknowledgement> acknowledged) {

  private static final String REGION = "[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?";

  /**
   * @throws Failure MISCONFIGURED, naming the key
   */
  public ResidencySettings {
    check("wattle.residency.allowed", allowed);
    regions.forEach((name, where) -> check("wattle.residency.regions." + name, where));
    for (int i = 0; i < acknowledged.size(); i++) {
      Acknowledgement one = acknowledged.get(i);
      if (one.name().isBlank() || one.by().isBlank()) {
        String text =
            "wattle.residency.acknowledged[%d] needs a name (of a store or vendor) and by (who allowed it).";
        throw Failure.of(Kind.MISCONFIGURED, "privacy.residency-acknowledged", text.formatted(i));
      }
    }
  }

  /** Empty where nobody told. */
  List<String> regions(String name) {
    return regions.getOrDefault(name, List.of());
  }

  Optional<Acknowledgement> acknowledged(String name) {
    return acknowledged.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** {@code AU} allows {@code AU-NSW}; not the other way round. */
  boolean allows(String region) {
    String given = region.toUpperCase(java.util.Locale.ROOT);
    return allowed.isEmpty()
        || allowed.stream()
            .map(one -> one.toUpperCase(java.util.Locale.ROOT))
            .anyMatch(one -> given.equals(one) || given.startsWith(one + "-"));
  }

  private static void check(String key, List<String> regions) {
    for (String region : regions) {
      if (!region.matches(REGION)) {
        String text = "%s is '%s'. Give a country or region such as AU, AU-NSW or EU.";
        throw Failure.of(
            Kind.MISCONFIGURED, "privacy.residency-region", text.formatted(key, region));
      }
    }
  }

  /**
   * Somebody knows and answers for it.
   *
   * @param by who
   * @param reason why; may be empty
   */
  public record Acknowledgement(
      @DefaultValue("") String name,
      @DefaultValue("") String by,
      @DefaultValue("") String reason) {}
}
