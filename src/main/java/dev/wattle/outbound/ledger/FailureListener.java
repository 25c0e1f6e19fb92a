package dev.wattle.outbound.ledger;

import dev.wattle.event.ContactId;
import java.time.Instant;

/** Told of every message that failed after it was accepted, perhaps more than once. */
@FunctionalInterface
public interface FailureListener {

  /** The failure is in the ledger. */
  void failed(FailedMessage message);

  /**
   * A message that did not arrive.
   *
   * @param code of the vendor's error
   */
  record FailedMessage(String id, ContactId contact, int code, Instant at) {}
}
