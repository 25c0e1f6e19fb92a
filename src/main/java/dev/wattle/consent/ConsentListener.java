package dev.wattle.consent;

/**
 * Told of every decision after it is in the ledger, also when the same evidence comes again: what
 * it does must bear repeating.
 */
@FunctionalInterface
public interface ConsentListener {

  /** The decision is recorded. */
  void recorded(RecordedConsent consent);
}
