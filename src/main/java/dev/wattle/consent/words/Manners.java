package dev.wattle.consent.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms in which people say one word: politely, stretched, again and again, spelled out. */
final class Manners {

  private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");
  private static final Pattern SPELLED = Pattern.compile("[\\p{L}\\p{N}]( [\\p{L}\\p{N}])+");

  private final List<String> polite;

  Manners(List<Lexicon.Phrase> polite) {
    this.polite = polite.stream().map(Lexicon.Phrase::compared).distinct().toList();
  }

  /** The text itself first, then what may be left of it. */
  List<String> formsOf(String plain) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(plain);
    String calm = STRETCHED.matcher(plain).replaceAll("$1");
    forms.add(calm);
    String blunt = blunt(calm);
    forms.add(blunt);
    forms.add(once(blunt));
    if (SPELLED.matcher(blunt).matches()) {
      forms.add(blunt.replace(" ", ""));
    }
    return new ArrayList<>(forms);
  }

  /** Without polite words at both ends; something is always left. */
  private String blunt(String text) {
    String left = text;
    boolean changed = true;
    while (changed) {
      changed = false;
      String compared = PlainText.withoutAccents(left);
      for (String word : polite) {
        if (compared.startsWith(word + " ") && compared.length() == left.length()) {
          left = left.substring(word.length() + 1);
          changed = true;
          break;
        }
        if (compared.endsWith(" " + word) && compared.length() == left.length()) {
          left = left.substring(0, left.length() - word.length() - 1);
          changed = true;
          break;
        }
      }
    }
    return left;
  }

  /** "stop stop stop" is one stop. */
  private static String once(String text) {
    String[] tokens = text.split(" ");
    return Arrays.stream(tokens).allMatch(tokens[0]::equals) ? tokens[0] : text;
  }
}
