package dev.wattle.consent.brake;

import dev.wattle.event.ContactId;
import java.time.Instant;
import java.util.Map;

/**
 * A withdrawal from marketing that nobody typed.
 *
 * @param source {@code send-error}, {@code user-preference}, or the name of a vendor
 * @param evidence JSON values
 * @param key the same key never counts twice for the same person
 * @param at when the person decided
 */
public record Told(
    ContactId contact, String source, Map<String, Object> evidence, String key, Instant at) {}
