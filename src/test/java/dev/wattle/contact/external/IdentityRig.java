package dev.wattle.contact.external;

import org.springframework.context.annotation.Import;

/** The id map and its review list. No configuration of the product's own scan. */
@Import({ExternalIds.class, IdentityReviews.class, RecordFates.class, ReviewDesk.class})
public class IdentityRig {}
