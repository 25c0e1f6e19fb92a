package dev.wattle.template.promo;

/**
 * One thing that is wrong with a text.
 *
 * @param rule {@code promo.words}, {@code promo.link}, {@code promo.no-sender} or {@code
 *     promo.no-unsubscribe}
 * @param place where, such as {@code BODY.text} or {@code parameters.carrier}
 * @param found the words that were found; empty where something is missing
 * @param remedy what to do
 */
public record PromoFinding(String rule, String place, String found, String remedy) {

  @Override
  public String toString() {
    return found.isEmpty()
        ? "%s: %s. %s".formatted(rule, place, remedy)
        : "%s: %s has '%s'. %s".formatted(rule, place, found, remedy);
  }
}
