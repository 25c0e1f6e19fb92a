package dev.wattle.bus;

import dev.wattle.failure.Kind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be done, with all that is needed to do it again.
 *
 * @param id the same for the same record of the same flow, however often it is parked
 * @param flow who gave up
 * @param event id of the record, the idempotency key of the flow
 * @param kind why
 * @param code {@code <room>.<what>}
 * @param topic where the record lay, and where a replay puts it again; null if it never was on the
 *     bus
 * @param payload the record's bytes
 */
public record DeadLetter(
    String id,
    String flow,
    String event,
    Kind kind,
    String code,
    String message,
    @Nullable String topic,
    int partition,
    long offset,
    @Nullable String key,
    Map<String, String> headers,
    byte[] payload,
    Instant parkedAt) {}
