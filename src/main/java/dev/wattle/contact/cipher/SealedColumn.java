package dev.wattle.contact.cipher;

/**
 * A column of another room's that holds addresses, by which nothing is looked up. A bean each, so
 * that the background job knows it.
 *
 * @param key of the table, a text
 * @param kind under which its addresses are sealed
 * @param erased what stands there instead of an address that was erased
 */
public record SealedColumn(String table, String key, String column, String kind, String erased) {}
