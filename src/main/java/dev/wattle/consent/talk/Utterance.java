package dev.wattle.consent.talk;

import dev.wattle.event.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something a person sent us.
 *
 * @param messageId wamid
 * @param address of the person, masked
 * @param text empty if there is none
 * @param payload of the button; empty if it was no button
 * @param languages of the person, as far as we know, BCP 47; asked for where it matters
 */
public record Utterance(
    ContactId contact,
    String messageId,
    String address,
    String text,
    String payload,
    Supplier<List<String>> languages,
    Instant at) {}
