package dev.wattle.privacy.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one sort and their age.
 *
 * @param name as in the report
 * @param key of the setting that says how long they are kept
 * @param cutoff what is older goes
 * @param due counts what is due; {@code :cutoff}
 * @param purge takes {@code :batch} of them away; null where nothing may be
 */
record RetentionClass(
    String name, String key, Instant cutoff, String due, @Nullable String purge) {}
