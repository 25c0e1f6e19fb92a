package dev.wattle.template.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit.
 *
 * @param act {@code state} is how Meta's copy stands, by Meta's word or by what a person did to it;
 *     {@code approve}, {@code submit} and {@code sync} are ours
 * @param version of the content concerned; null where none is
 * @param who {@code meta}, {@code schedule}, {@code jmx}, or a person
 * @param reason as the person gave it
 */
public record TemplateAct(
    Instant at,
    String act,
    String name,
    String language,
    @Nullable String version,
    String who,
    String reason,
    @Nullable String detail) {}
