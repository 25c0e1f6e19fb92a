package dev.wattle.consent;

/**
 * The exact words a person agreed to. A consent without its wording cannot be proved later.
 *
 * @param language BCP 47, for example {@code en} or {@code fr}
 */
public record Wording(String text, String version, String language) {}
