package dev.wattle.consent;

import java.util.List;

/**
 * Told of every decision after it is in the ledger, also when the same evidence comes again: what
 * it does must bear repeating.
 */
@FunctionalInterface
public interface ConsentListener {

  /** The decision is recorded. */
  void recorded(RecordedConsent consent);

  /** Many at once, such as a file of them. */
  default void recorded(List<RecordedConsent> consents) {
    consents.forEach(this::recorded);
  }
}
