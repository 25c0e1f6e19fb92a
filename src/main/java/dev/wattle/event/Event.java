package dev.wattle.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened: a CloudEvents 1.0 event whose data follows the JSON Schema of its type.
 *
 * @param id derived from its cause, see {@link EventId}
 * @param type for example {@code commerce.order.shipped}
 * @param source who says so, as a URI reference: {@code /whatsapp/<number id>}, {@code /<vendor>}
 * @param contact the person it is about; null for events about an account
 * @param time when it happened
 * @param data JSON values only
 */
public record Event(
    String id,
    String type,
    String source,
    @Nullable ContactId contact,
    Instant time,
    Map<String, Object> data) {}
