package dev.wattle.privacy.retention;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what is kept. A wrong value refuses the start.
 *
 * @param messages the content and the address of messages
 * @param consent the ledger, and what it allowed: which message, when, by which row
 * @param at when one of the nodes purges, UTC
 * @param batch rows that one statement changes at most
 */
@ConfigurationProperties("wattle.retention")
record RetentionSettings(
    @DefaultValue("2y") Period messages,
    @DefaultValue("7y") Period consent,
    @DefaultValue("16:30") LocalTime at,
    @DefaultValue("1000") int batch) {

  private static final Period SHORTEST_CONSENT = Period.ofYears(2);

  RetentionSettings {
    if (isShorter(consent, SHORTEST_CONSENT)) {
      throw new IllegalArgumentException(
          "privacy.retention-short: wattle.retention.consent is %s. Whoever sends must be able to prove consent: set it to 2y or more (7y is usual)."
              .formatted(consent));
    }
    if (isShorter(messages, Period.ofDays(1)) || isShorter(consent, messages)) {
      throw new IllegalArgumentException(
          "privacy.retention-wrong: wattle.retention.messages is %s. Set it between 1d and wattle.retention.consent (%s)."
              .formatted(messages, consent));
    }
    if (batch < 1 || batch > 10_000) {
      throw new IllegalArgumentException(
          "privacy.retention-batch: wattle.retention.batch is %d. Set it between 1 and 10000."
              .formatted(batch));
    }
  }

  private static boolean isShorter(Period one, Period other) {
    return LocalDate.EPOCH.plus(one).isBefore(LocalDate.EPOCH.plus(other));
  }
}
