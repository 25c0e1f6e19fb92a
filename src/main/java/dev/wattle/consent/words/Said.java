package dev.wattle.consent.words;

import org.jspecify.annotations.Nullable;

/**
 * A message understood.
 *
 * @param language of the word that matched, BCP 47; null where no word of one language did
 */
public record Said(Meaning meaning, @Nullable String language) {

  static final Said NOTHING = new Said(Meaning.NONE, null);
  static final Said UNCLEAR = new Said(Meaning.REVIEW, null);
}
