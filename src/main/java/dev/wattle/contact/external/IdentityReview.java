package dev.wattle.contact.external;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question for a person: which of these records is really ours?
 *
 * @param reason {@code several-records} (a search found more than one), {@code record-of-another}
 *     (the record belongs to another contact already), {@code another-record} (we knew another
 *     record of this contact) or {@code contacts-merged} (both contacts had a record)
 * @param vendorIds the records in question, what holds until it is decided first
 * @param chosen the record that was chosen; null while open, and if it was dismissed
 */
public record IdentityReview(
    long id,
    String reason,
    String kind,
    String ourId,
    ExternalId.Account account,
    List<String> vendorIds,
    Instant openedAt,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable String chosen) {}
