package dev.wattle.consent.words;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A short message reduced to its words: no case, no punctuation, no emoji, no invisible marks.
 *
 * <p>Vowel signs of Indic scripts are letters here: without them one word becomes another.
 */
final class PlainText {

  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]|[\\uFE00-\\uFE0F]|\\u0640");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
  private static final Pattern APOSTROPHE = Pattern.compile("['’ʼ`´]");

  /** Accents of Latin and Greek, vowel marks of Hebrew and Arabic. */
  private static final Pattern ACCENTS =
      Pattern.compile("[\\u0300-\\u036F\\u0591-\\u05C7\\u064B-\\u065F\\u0670]");

  private PlainText() {}

  /** Words separated by one space, accents kept. */
  static String of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    plain = INVISIBLE.matcher(plain).replaceAll("");
    plain = APOSTROPHE.matcher(plain).replaceAll(" ");
    return NO_WORD.matcher(plain).replaceAll(" ").strip().replace('ς', 'σ');
  }

  /** As {@link #of}, without accents. */
  static String withoutAccents(String plain) {
    String bare = ACCENTS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
    return Normalizer.normalize(bare, Normalizer.Form.NFC);
  }
}
