package dev.wattle.connector.breaker;

import java.time.Instant;

/**
 * A flow that pauses.
 *
 * @param since when the other side went away
 * @param nextProbe when one call asks whether it is back
 * @param failures since it last answered
 * @param lanes contacts whose events this node has in hand; what waits in Kafka is the flow's lag
 * @param because what somebody has to mend; empty where the other side is merely away
 */
public record OpenBreaker(
    String flow, Instant since, Instant nextProbe, int failures, int lanes, String because) {}
