package dev.wattle.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log; its fields are those of {@link AuditAct}.
 *
 * @param no counts without gaps
 * @param hash over this line and the one before, in hex
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
    long no,
    Instant at,
    String who,
    String act,
    String subject,
    @Nullable String before,
    @Nullable String after,
    String hash) {}
