package dev.wattle.consent.review;

import dev.wattle.event.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that a person must look at.
 *
 * @param address of its sender, masked
 * @param text null once it is decided
 * @param decision {@code withdraw} or {@code keep}; null while it is open
 */
public record Review(
    long id,
    ContactId contact,
    String messageId,
    String address,
    @Nullable String text,
    Instant saidAt,
    @Nullable String decision,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {}
