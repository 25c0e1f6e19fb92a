package dev.wattle.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are asked for; null asks for all.
 *
 * @param act the whole name or its beginning
 * @param from not older
 * @param to older
 * @param before only smaller numbers: the page after the one that ended there
 * @param limit at most so many
 */
public record AuditQuery(
    @Nullable String who,
    @Nullable String act,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long before,
    int limit) {}
