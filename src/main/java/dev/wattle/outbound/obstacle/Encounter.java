package dev.wattle.outbound.obstacle;

import dev.wattle.outbound.obstacle.Obstacle.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An error that tells of an obstacle.
 *
 * @param cause id of the message that met it; the same one again counts once
 * @param pause how long it stands the first time; null where it does not end by itself
 * @param growth what every further time multiplies the pause with
 * @param probeAfter when one message may try again; null where none does
 */
public record Encounter(
    Kind kind,
    String key,
    int code,
    String cause,
    Instant at,
    @Nullable Duration pause,
    int growth,
    @Nullable Duration probeAfter) {}
