package dev.wattle.consent;

import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Someone decided whether we may write, and how we know.
 *
 * @param channel where it was said: {@code whatsapp}, {@code web}, {@code store}, {@code phone}, …
 * @param source what said it: {@code opt-out-word}, {@code form}, {@code api}, …
 * @param wording what the person agreed to; null where nothing was agreed to, as in a withdrawal
 * @param evidence JSON values: request, message id, staff member
 * @param evidenceKey the same key never gives a second row for the same contact, purpose and state;
 *     null if every decision counts
 * @param decidedAt when the person decided, not when we heard of it
 * @param recordedBy the part of the house, or the API key, that wrote it down
 */
public record ConsentDecision(
    ContactId contact,
    Purpose purpose,
    ConsentState state,
    String channel,
    String source,
    @Nullable Wording wording,
    Map<String, Object> evidence,
    @Nullable String evidenceKey,
    Instant decidedAt,
    String recordedBy) {}
