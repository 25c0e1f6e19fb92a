package dev.wattle.consent.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Phrases of one meaning in many languages; the first language that has a phrase owns it. */
final class Lexicon {

  private final Map<String, String> exact = new HashMap<>();
  private final Map<String, String> bare = new HashMap<>();
  private final List<Phrase> phrases = new ArrayList<>();

  /**
   * @param accentsMatter languages whose words without accents are other words
   */
  Lexicon(Map<String, List<String>> byLanguage, List<String> accentsMatter) {
    byLanguage.forEach(
        (language, words) ->
            words.forEach(word -> add(language, word, accentsMatter.contains(language))));
  }

  private void add(String language, String word, boolean accentsMatter) {
    String plain = PlainText.of(word);
    exact.putIfAbsent(plain, language);
    if (!accentsMatter) {
      bare.putIfAbsent(PlainText.withoutAccents(plain), language);
    }
    phrases.add(new Phrase(language, plain, accentsMatter));
  }

  /** The language in which this is a phrase. */
  Optional<String> language(String plain) {
    @Nullable String language = exact.get(plain);
    return Optional.ofNullable(
        language == null ? bare.get(PlainText.withoutAccents(plain)) : language);
  }

  List<Phrase> phrases() {
    return phrases;
  }

  /**
   * @param plain as {@link PlainText#of} gives it
   * @param accentsMatter whether a text without these accents is another text
   */
  record Phrase(String language, String plain, boolean accentsMatter) {

    /** As it is compared: without accents, unless they matter. */
    String compared() {
      return accentsMatter ? plain : PlainText.withoutAccents(plain);
    }
  }
}
