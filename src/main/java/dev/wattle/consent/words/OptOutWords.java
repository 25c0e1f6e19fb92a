package dev.wattle.consent.words;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Knows a message that is nothing but an opt-out or an opt-in. The whole message must match: "stop"
 * does, "please don't stop" does not.
 */
@Component
public class OptOutWords {

  /** Longer than any opt-out; saves the work for letters. */
  private static final int LONGEST = 200;

  private final Lexicon stop;
  private final Lexicon start;

  public OptOutWords(OptOutSettings settings) {
    OptOutSettings.Words words = settings.words();
    this.stop = Lexicon.of(words.stop(), words.accentsMatter());
    this.start = Lexicon.of(words.start(), words.accentsMatter());
  }

  /** Whether the message says: do not write to me any more. */
  public boolean matches(String text) {
    return stop.has(text);
  }

  /** Whether the message says: write to me again. */
  public boolean matchesOptIn(String text) {
    return start.has(text);
  }

  private record Lexicon(Set<String> exact, Set<String> bare) {

    static Lexicon of(Map<String, List<String>> byLanguage, List<String> accentsMatter) {
      Set<String> exact = new HashSet<>();
      Set<String> bare = new HashSet<>();
      byLanguage.forEach(
          (language, words) ->
              words.stream()
                  .map(PlainText::of)
                  .forEach(
                      word -> {
                        exact.add(word);
                        if (!accentsMatter.contains(language)) {
                          bare.add(PlainText.withoutAccents(word));
                        }
                      }));
      return new Lexicon(exact, bare);
    }

    boolean has(String text) {
      if (text.isEmpty() || text.length() > LONGEST) {
        return false;
      }
      String plain = PlainText.of(text);
      return exact.contains(plain) || bare.contains(PlainText.withoutAccents(plain));
    }
  }
}
