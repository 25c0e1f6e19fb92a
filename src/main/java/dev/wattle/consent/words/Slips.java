package dev.wattle.consent.words;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Slips of the finger: one letter too many, too few, wrong, or two swapped, in one word of a
 * phrase. What is a word of its own is no slip.
 */
final class Slips {

  private final Map<Integer, List<Candidate>> byLength = new HashMap<>();
  private final Set<String> realWords = new HashSet<>();

  /**
   * @param shortest letters that a word must have, by language; other languages take no slips
   */
  Slips(List<Lexicon.Phrase> phrases, Map<String, Integer> shortest, List<String> realWords) {
    realWords.forEach(word -> this.realWords.add(bare(word)));
    for (Lexicon.Phrase phrase : phrases) {
      List<String> tokens = List.of(PlainText.withoutAccents(phrase.plain()).split(" "));
      this.realWords.addAll(tokens);
      Integer letters = shortest.get(phrase.language());
      if (letters != null) {
        byLength
            .computeIfAbsent(tokens.size(), size -> new java.util.ArrayList<>())
            .add(new Candidate(phrase.language(), tokens, letters));
      }
    }
  }

  /** The language of the phrase that this was to be. */
  Optional<String> language(String plain) {
    List<String> tokens = List.of(PlainText.withoutAccents(plain).split(" "));
    return byLength.getOrDefault(tokens.size(), List.of()).stream()
        .filter(candidate -> isSlip(candidate, tokens))
        .map(Candidate::language)
        .findFirst();
  }

  private boolean isSlip(Candidate candidate, List<String> tokens) {
    int slips = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String meant = candidate.tokens().get(i);
      String typed = tokens.get(i);
      if (!typed.equals(meant)) {
        slips++;
        if (slips > 1 || !isSlip(meant, typed, candidate.shortest())) {
          return false;
        }
      }
    }
    return slips == 1;
  }

  private boolean isSlip(String meant, String typed, int shortest) {
    return meant.length() >= shortest
        && typed.length() >= shortest
        && Math.abs(meant.length() - typed.length()) <= 1
        && !realWords.contains(typed)
        && isOneEdit(meant, typed);
  }

  /** Whether the Damerau-Levenshtein distance of two different words is one. */
  static boolean isOneEdit(String a, String b) {
    int start = 0;
    int shorter = Math.min(a.length(), b.length());
    while (start < shorter && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    String left = a.substring(start, a.length() - end);
    String right = b.substring(start, b.length() - end);
    boolean swapped =
        left.length() == 2
            && right.length() == 2
            && left.charAt(0) == right.charAt(1)
            && left.charAt(1) == right.charAt(0);
    return swapped || Math.max(left.length(), right.length()) == 1;
  }

  private static String bare(String word) {
    return PlainText.withoutAccents(PlainText.of(word));
  }

  private record Candidate(String language, List<String> tokens, int shortest) {}
}
