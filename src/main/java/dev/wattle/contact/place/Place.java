package dev.wattle.contact.place;

import java.time.ZoneId;

/**
 * Where somebody lives, as far as we know.
 *
 * @param region a country's code, or ISO 3166-2 such as {@code AU-NSW}
 */
public record Place(String region, ZoneId zone) {}
