package dev.wattle.template.promo;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Many words and expressions as one, over text that was made plain. */
final class Phrases {

  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}*_~]");
  private static final Pattern APOSTROPHE = Pattern.compile("[’ʼ`´]");
  private static final Pattern NOTHING = Pattern.compile("(?!)");
  private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{M}\\p{N}])";
  private static final String NO_LETTER_AFTER = "(?![\\p{L}\\p{M}\\p{N}])";

  private final Pattern any;

  private Phrases(Stream<String> alternatives) {
    String all = alternatives.collect(Collectors.joining("|"));
    this.any = all.isEmpty() ? NOTHING : Pattern.compile(all);
  }

  /** Whole words. */
  static Phrases words(Collection<String> words) {
    return new Phrases(words.stream().map(Phrases::plain).map(Phrases::whole));
  }

  /** Whole words, and regular expressions. */
  static Phrases of(Collection<String> words, Collection<String> expressions) {
    return new Phrases(
        Stream.concat(
            words.stream().map(Phrases::plain).map(Phrases::whole),
            expressions.stream().map(expression -> "(?:" + expression + ")")));
  }

  /** Lower case, one form for each letter, no accents, no mark-up. */
  static String plain(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    String bare = INVISIBLE.matcher(ACCENTS.matcher(folded).replaceAll("")).replaceAll("");
    String composed = Normalizer.normalize(bare, Normalizer.Form.NFC);
    return APOSTROPHE.matcher(composed).replaceAll("'").replaceAll("\\s+", " ").strip();
  }

  /** The first that a plain text contains. */
  Optional<String> in(String plain) {
    Matcher matcher = any.matcher(plain);
    return matcher.find() ? Optional.of(matcher.group().strip()) : Optional.empty();
  }

  /** The text without them. */
  String without(String plain) {
    return any.matcher(plain).replaceAll(" ");
  }

  private static String whole(String word) {
    int first = word.codePointAt(0);
    int last = word.codePointBefore(word.length());
    // Chinese has no spaces between words.
    return (isSpaced(first) ? NO_LETTER_BEFORE : "")
        + Pattern.quote(word)
        + (isSpaced(last) ? NO_LETTER_AFTER : "");
  }

  private static boolean isSpaced(int letter) {
    return Character.isLetterOrDigit(letter) && !Character.isIdeographic(letter);
  }
}
