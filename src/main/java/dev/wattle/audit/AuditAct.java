package dev.wattle.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that an operator, an administrator or a job on their behalf did. No addresses, names of
 * persons, texts or secrets: people are named by their contact id.
 *
 * @param who the login; {@code jmx}, {@code command} or {@code system} where there is none; {@code
 *     api:} and its name for a key of the API
 * @param act room and verb, for example {@code dead-letter.replay}
 * @param subject what it was done to
 * @param before what it changed, as it was; null if there was nothing
 * @param after as it is now; null if nothing is left
 */
public record AuditAct(
    String who, String act, String subject, @Nullable String before, @Nullable String after) {}
