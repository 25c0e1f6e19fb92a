package dev.wattle.command.check;

import dev.wattle.command.rule.Finding;
import dev.wattle.consent.wording.WordingSettings;
import dev.wattle.consent.wording.Wordings;
import dev.wattle.failure.Failure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wordings of consent, read as a start reads them. */
final class WordingCheck {

  private static final Pattern FILE = Pattern.compile("wording-[a-z0-9-]+\\.yaml");
  private static final Pattern LINE = Pattern.compile("line (\\d+)");

  private WordingCheck() {}

  /** At most one: a bad file ends the reading. */
  static Optional<Finding> run(WordingSettings settings) {
    try {
      List.copyOf(new Wordings(settings).all());
      return Optional.empty();
    } catch (Failure e) {
      String text = String.valueOf(e.getMessage()).replaceFirst("^[a-z.-]+: ", "");
      Matcher file = FILE.matcher(text);
      Matcher line = LINE.matcher(text);
      String sentence = text.replaceFirst("^[^:]*" + FILE.pattern() + "[^:]*: ", "");
      return Optional.of(
          new Finding(
              "config/consent/" + (file.find() ? file.group() : ""),
              line.find() ? Integer.parseInt(line.group(1)) : 0,
              "wording",
              sentence.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("")));
    }
  }
}
