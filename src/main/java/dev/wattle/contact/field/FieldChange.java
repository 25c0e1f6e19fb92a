package dev.wattle.contact.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.contact.external.ExternalId.Account;
import java.time.Instant;
import java.util.Map;

/**
 * What a system says of a person.
 *
 * @param origin who says it; a vendor's account, or a way of ours such as {@code whatsapp}
 * @param fields new values by our names; null for one that was emptied
 * @param at when it was changed there
 * @param ours whether the origin itself says that this is our own write coming back
 */
public record FieldChange(Account origin, Map<String, JsonNode> fields, Instant at, boolean ours) {}
