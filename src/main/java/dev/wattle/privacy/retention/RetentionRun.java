package dev.wattle.privacy.retention;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * One class in one purge.
 *
 * @param kept name of the class: {@code messages}, {@code message-rows}, {@code events}, {@code
 *     consent}
 * @param cutoff what is older was due
 * @param due how many rows were
 * @param purged how many of them were; 0 in a dry run
 */
record RetentionRun(
    Instant at,
    @JsonProperty("class") String kept,
    boolean dryRun,
    Instant cutoff,
    long due,
    long purged,
    long tookMs) {}
