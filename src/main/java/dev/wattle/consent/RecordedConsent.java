package dev.wattle.consent;

import java.time.Instant;

/**
 * A decision as it stands in the ledger.
 *
 * @param row its number in the ledger
 * @param recordedAt when we wrote it down
 */
public record RecordedConsent(long row, ConsentDecision decision, Instant recordedAt) {}
