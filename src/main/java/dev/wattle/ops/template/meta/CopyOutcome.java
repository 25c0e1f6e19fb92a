package dev.wattle.ops.template.meta;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of Meta's copy in one account.
 *
 * @param outcome {@code deleted} or {@code unpaused}
 * @param before how it stood
 * @param nameBlockedUntil when Meta takes the name in that language again; null if at once
 */
public record CopyOutcome(
    String account, String outcome, String before, @Nullable Instant nameBlockedUntil) {}
