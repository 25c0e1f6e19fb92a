package dev.wattle.consent.complaint;

import dev.wattle.event.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case.
 *
 * @param address of the person, masked
 * @param text what was said, as far as we know it
 * @param dueAt when it should be closed
 * @param outcome what came of it; null while it is open
 */
public record Complaint(
    UUID id,
    ContactId contact,
    String address,
    String channel,
    String source,
    @Nullable String text,
    Instant openedAt,
    Instant dueAt,
    @Nullable String outcome,
    @Nullable String closedBy,
    @Nullable Instant closedAt) {}
