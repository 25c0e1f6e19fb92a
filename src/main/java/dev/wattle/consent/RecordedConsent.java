package dev.wattle.consent;

import dev.wattle.event.EventId;
import java.time.Instant;

/**
 * A decision as it stands in the ledger.
 *
 * @param row its number in the ledger
 * @param recordedAt when we wrote it down
 */
public record RecordedConsent(long row, ConsentDecision decision, Instant recordedAt) {

  /** Id of the event that tells of it. */
  public String eventId() {
    return EventId.from("consent." + decision.state().text(), String.valueOf(row));
  }
}
