package dev.wattle.outbound.retirement;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Numbers that were taken out although people may still unsubscribe there.
 *
 * @param retiredNumbers each with who answers for it
 */
@ConfigurationProperties("wattle.whatsapp")
public record RetirementSettings(List<Retired> retiredNumbers) {

  /**
   * @throws Failure MISCONFIGURED if nobody answers for one
   */
  public RetirementSettings(@Nullable List<Retired> retiredNumbers) {
    this.retiredNumbers = retiredNumbers == null ? List.of() : List.copyOf(retiredNumbers);
    this.retiredNumbers.stream()
        .filter(retired -> retired.acknowledgedBy().isBlank())
        .findFirst()
        .ifPresent(
            retired -> {
              String text =
                  "wattle.whatsapp.retired-numbers names %s without acknowledged-by. Name who sees to its unsubscribes.";
              throw Failure.of(
                  Kind.MISCONFIGURED, "outbound.retired-numbers", text.formatted(retired.id()));
            });
  }

  boolean names(String id) {
    return retiredNumbers.stream().anyMatch(retired -> retired.id().equals(id));
  }

  /**
   * A number that is ours no more.
   *
   * @param id business phone number id
   * @param acknowledgedBy who answers for it
   */
  public record Retired(String id, String acknowledgedBy) {

    public Retired(@Nullable String id, @Nullable String acknowledgedBy) {
      this.id = id == null ? "" : id;
      this.acknowledgedBy = acknowledgedBy == null ? "" : acknowledgedBy;
    }
  }
}
