package dev.wattle.contact.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * What became of a change.
 *
 * @param changed fields that have another value now
 * @param differing fields in which the origin has a value that is not right, so that it must be
 *     written there again
 */
public record FieldOutcome(Map<String, JsonNode> changed, Set<String> differing) {}
