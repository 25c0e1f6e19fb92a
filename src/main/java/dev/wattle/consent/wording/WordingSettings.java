package dev.wattle.consent.wording;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the wordings say of us.
 *
 * @param folder files {@code wording-*.yaml} in here replace or add to those that are shipped
 * @param business stands for {@code {business}}
 * @param number stands for {@code {number}}; digits get a plus in front
 */
@ConfigurationProperties("wattle.consent.wording")
public record WordingSettings(
    @DefaultValue("./config/consent") String folder,
    @DefaultValue("") String business,
    @DefaultValue("") String number) {

  /** As people read it. */
  String shownNumber() {
    return number.matches("\\d+") ? "+" + number : number;
  }
}
