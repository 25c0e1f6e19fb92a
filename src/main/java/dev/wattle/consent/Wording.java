package dev.wattle.consent;

import dev.wattle.consent.wording.ShownWording;
import org.jspecify.annotations.Nullable;

/**
 * The exact words a person agreed to. A consent without its wording cannot be proved later.
 *
 * @param language BCP 47, for example {@code en} or {@code fr}
 * @param id of the wording in {@code config/consent}; null for words that came from elsewhere
 */
public record Wording(String text, String version, String language, @Nullable String id) {

  /** As it is shown today, kept as it is. */
  public static Wording of(ShownWording shown) {
    return new Wording(shown.text(), shown.version(), shown.language(), shown.id());
  }
}
