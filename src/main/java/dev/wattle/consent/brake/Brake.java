package dev.wattle.consent.brake;

import java.time.Instant;

/**
 * The brake is on: what comes is kept and not applied.
 *
 * @param source that brought the last withdrawal before it
 * @param people who were withdrawn within the time of the settings
 * @param held withdrawals that wait
 */
public record Brake(String source, int people, Instant since, int held) {}
