package dev.wattle.contact;

import dev.wattle.event.ContactId;
import java.time.Instant;

/**
 * Two contacts turned out to be one person.
 *
 * @param survivor who they are from now on; the older of the two
 * @param merged whose id still finds the survivor
 * @param reason {@code identities-met} or {@code address-changed}
 */
public record ContactMerge(ContactId survivor, ContactId merged, String reason, Instant at) {}
