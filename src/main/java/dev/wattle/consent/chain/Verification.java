package dev.wattle.consent.chain;

import java.time.Instant;
import java.util.List;

/**
 * What a look at the whole chain found.
 *
 * @param intact whether nothing is wrong
 * @param position of the last seal, which is also how many rows are sealed
 * @param hash of the last seal, in hex
 * @param findings the first ones, in the order of the chain
 */
public record Verification(
    Instant at,
    boolean intact,
    long position,
    String hash,
    List<ChainFinding> findings,
    long tookMillis) {

  /** For a log and for an alarm. */
  public String sentence() {
    return intact
        ? "the ledger is intact, " + position + " rows"
        : findings.get(0).detail() + " (" + findings.size() + " findings)";
  }
}
