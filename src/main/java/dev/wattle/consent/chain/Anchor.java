package dev.wattle.consent.chain;

/**
 * A checkpoint that was kept outside the database, for example in a log.
 *
 * @param hash in hex
 */
public record Anchor(long position, String hash) {}
