package dev.wattle.bus.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.Delivered;
import dev.wattle.event.Position;
import java.util.Map;

/**
 * One record as the bus delivered it.
 *
 * @param id what makes it the same when it comes again: the event id, or topic and offset where it
 *     bears none
 * @param key the lane: deliveries of one key are worked off one after the other
 * @param body the record as JSON
 * @param payload the record's bytes, kept for the dead letter
 */
public record Delivery(
    String id,
    Position position,
    String key,
    JsonNode body,
    byte[] payload,
    Map<String, String> headers)
    implements Delivered {}
