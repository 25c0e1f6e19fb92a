package dev.wattle.consent.chain;

import org.jspecify.annotations.Nullable;

/**
 * Something that does not fit.
 *
 * @param what {@code row-edited}, {@code row-deleted}, {@code row-inserted}, {@code row-unsealed},
 *     {@code seal-changed}, {@code seal-missing}, {@code checkpoint-changed}, {@code cut-off} or
 *     {@code anchor-differs}
 * @param row number in the ledger; null where it cannot be said
 * @param position place in the chain; null for a row that is not in it
 * @param detail one sentence
 */
public record ChainFinding(
    String what, @Nullable Long row, @Nullable Long position, String detail) {}
