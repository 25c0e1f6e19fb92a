package dev.wattle.consent.words;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Knows a message that is nothing but an opt-out, an opt-in, a call for help or a complaint. The
 * whole message must match: "stop" does, "please don't stop" is for a person to look at.
 */
@Component
public class OptOutWords {

  /** Longer than any opt-out; saves the work for letters. */
  private static final int LONGEST = 200;

  private final Map<Meaning, Lexicon> lexica = new EnumMap<>(Meaning.class);
  private final Lexicon agree;
  private final Manners manners;
  private final Slips slips;
  private final NearMisses nearMisses;

  public OptOutWords(OptOutSettings settings) {
    OptOutSettings.Words words = settings.words();
    List<String> accents = words.accentsMatter();
    lexica.put(Meaning.STOP, new Lexicon(words.stop(), accents));
    lexica.put(Meaning.START, new Lexicon(words.start(), accents));
    lexica.put(Meaning.HELP, new Lexicon(words.help(), accents));
    lexica.put(Meaning.COMPLAINT, new Lexicon(words.complaint(), accents));
    this.agree = new Lexicon(words.agree(), accents);
    this.manners = new Manners(new Lexicon(words.polite(), List.of()).phrases());
    this.slips = new Slips(stop().phrases(), words.typos(), words.realWords());
    this.nearMisses = nearMisses(words);
  }

  private NearMisses nearMisses(OptOutSettings.Words words) {
    Set<String> everyday = new HashSet<>(words.everyday().stream().map(PlainText::of).toList());
    List<Lexicon.Phrase> phrases =
        Stream.concat(
                stop().phrases().stream().filter(phrase -> !everyday.contains(phrase.plain())),
                new Lexicon(words.review(), words.accentsMatter()).phrases().stream())
            .toList();
    List<Lexicon.Phrase> single =
        stop().phrases().stream()
            .filter(phrase -> !phrase.plain().contains(" ") && phrase.plain().length() > 5)
            .toList();
    List<String> real =
        Stream.concat(
                words.realWords().stream(), stop().phrases().stream().map(Lexicon.Phrase::plain))
            .toList();
    Slips ofLongWords = new Slips(single, words.typos(), real);
    return new NearMisses(phrases, words.reviewWhole(), words.harmless(), ofLongWords);
  }

  private Lexicon stop() {
    return lexica.get(Meaning.STOP);
  }

  /** What the message says about being written to. */
  public Said read(String text) {
    String plain = PlainText.of(text);
    if (plain.isEmpty()) {
      return nearMisses.isUnclearSign(text) ? Said.UNCLEAR : Said.NOTHING;
    }
    Optional<Said> whole = text.length() > LONGEST ? Optional.empty() : whole(plain);
    return whole.orElseGet(() -> nearMisses.isUnclear(plain) ? Said.UNCLEAR : Said.NOTHING);
  }

  private Optional<Said> whole(String plain) {
    List<String> forms = manners.formsOf(plain);
    for (String form : forms) {
      for (Map.Entry<Meaning, Lexicon> lexicon : lexica.entrySet()) {
        Optional<String> language = lexicon.getValue().language(form);
        if (language.isPresent()) {
          return Optional.of(new Said(lexicon.getKey(), language.get()));
        }
      }
    }
    return forms.stream()
        .flatMap(form -> slips.language(form).stream())
        .findFirst()
        .map(language -> new Said(Meaning.STOP, language));
  }

  /** Whether the message says yes; means something only to who has just asked. */
  public boolean agrees(String text) {
    return text.length() <= LONGEST
        && manners.formsOf(PlainText.of(text)).stream()
            .anyMatch(form -> agree.language(form).isPresent());
  }

  /** Whether the message says: do not write to me any more. */
  public boolean matches(String text) {
    return read(text).meaning() == Meaning.STOP;
  }

  /** Whether the message says: write to me again. */
  public boolean matchesOptIn(String text) {
    return read(text).meaning() == Meaning.START;
  }
}
