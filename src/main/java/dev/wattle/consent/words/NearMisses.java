package dev.wattle.consent.words;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Messages that only contain what an opt-out would say. */
final class NearMisses {

  /** Scripts that put no spaces between words. */
  private static final Pattern UNSPACED =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]");

  private final Set<String> whole = new HashSet<>();
  private final List<Sought> phrases;
  private final List<String> harmless;
  private final Slips slips;

  /**
   * @param phrases that make a person look, wherever they stand
   * @param slips of the single words among them
   */
  NearMisses(List<Lexicon.Phrase> phrases, List<String> whole, List<String> harmless, Slips slips) {
    this.phrases = phrases.stream().map(Sought::of).toList();
    whole.forEach(
        text -> {
          this.whole.add(text.strip());
          this.whole.add(PlainText.withoutAccents(PlainText.of(text)));
        });
    this.whole.remove("");
    this.harmless = harmless.stream().map(PlainText::of).map(PlainText::withoutAccents).toList();
    this.slips = slips;
  }

  /** A message without a letter: an emoji may say enough. */
  boolean isUnclearSign(String text) {
    return whole.contains(text.strip().replace("\uFE0F", ""));
  }

  boolean isUnclear(String plain) {
    String bare = PlainText.withoutAccents(plain);
    if (whole.contains(bare)) {
      return true;
    }
    String exactText = " " + plain + " ";
    String bareText = " " + bare + " ";
    for (String phrase : harmless) {
      bareText = bareText.replace(" " + phrase + " ", " | ");
      exactText = exactText.replace(" " + phrase + " ", " | ");
    }
    for (Sought phrase : phrases) {
      if ((phrase.accentsMatter() ? exactText : bareText).contains(phrase.text())) {
        return true;
      }
    }
    return List.of(bare.split(" ")).stream().anyMatch(word -> slips.language(word).isPresent());
  }

  /**
   * @param text as a message has it: between spaces, if its script knows them
   */
  private record Sought(String text, boolean accentsMatter) {

    static Sought of(Lexicon.Phrase phrase) {
      String compared = phrase.compared();
      boolean unspaced = UNSPACED.matcher(compared).find();
      return new Sought(unspaced ? compared : " " + compared + " ", phrase.accentsMatter());
    }
  }
}
