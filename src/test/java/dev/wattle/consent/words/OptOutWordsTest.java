package dev.wattle.consent.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.consent.ConsentFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The words as shipped, against messages as people write them. */
class OptOutWordsTest {

  private static final Path TABLE = Path.of("src/test/resources/consent/opt-out-messages.csv");
  private static final List<String> LANGUAGES =
      List.of("en", "fr", "zh", "vi", "ar", "el", "it", "hi");

  private static final OptOutWords WORDS = new OptOutWords(ConsentFixture.settings());

  /**
   * One line of the table; in messages, {@code \}{@code n} and {@code \}{@code uXXXX} are escapes.
   */
  record Line(String language, String message, String verdict) {

    static Line of(String line) {
      String[] cells = line.split("\\|", -1);
      String message = cells[1].translateEscapes();
      return new Line(cells[0], message, cells[2]);
    }
  }

  static List<Line> table() throws IOException {
    try (Stream<String> lines = Files.lines(TABLE)) {
      return lines.skip(1).map(OptOutWordsTest::unescaped).map(Line::of).toList();
    }
  }

  private static String unescaped(String line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (line.startsWith("\\u", i)) {
        text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }

  private String verdict(String message) {
    return switch (WORDS.read(message).meaning()) {
      case STOP -> "stop";
      case REVIEW -> "review";
      default -> "none";
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void everyMessageOfTheTableIsUnderstood(Line line) {
    assertThat(verdict(line.message())).isEqualTo(line.verdict());
  }

  @Test
  void noStopIsMissedAndNoneIsInvented() throws IOException {
    List<Line> wrong =
        table().stream()
            .filter(line -> "stop".equals(line.verdict()) != "stop".equals(verdict(line.message())))
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void theTableHasAtLeast200MessagesInEightLanguages() throws IOException {
    Map<String, Long> sizes =
        table().stream().collect(Collectors.groupingBy(Line::language, Collectors.counting()));
    assertThat(sizes.keySet()).containsAll(LANGUAGES);
    assertThat(LANGUAGES.stream().mapToLong(sizes::get)).allMatch(size -> size >= 20);
    assertThat(LANGUAGES.stream().mapToLong(sizes::get).sum()).isGreaterThanOrEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "START, START, en", "Réinscrire, START, fr", "开始, START, zh", "Bắt đầu, START, vi",
    "Iscrivimi, START, it", "शुरू करें, START, hi", "help!, HELP, en", "AIDE, HELP, fr",
    "مساعدة, HELP, ar", "Complaint, COMPLAINT, en", "投诉, COMPLAINT, zh", "Arrêt, STOP, fr"
  })
  void otherWordsHaveTheirMeaningAndLanguage(String message, Meaning meaning, String language) {
    assertThat(WORDS.read(message)).isEqualTo(new Said(meaning, language));
  }

  @ParameterizedTest
  @CsvSource({
    "YES, true",
    "yes please, true",
    "Oui, true",
    "是, true",
    "yesterday, false",
    "no, false"
  })
  void aYesIsAWholeMessage(String message, boolean agrees) {
    assertThat(WORDS.agrees(message)).isEqualTo(agrees);
  }

  @ParameterizedTest
  @CsvSource({
    "stop, stpo, true", "stop, stopp, true", "stop, stp, true", "stop, step, true",
    "stop, stop, false", "stop, spots, false", "stop, tsop, true", "stop, otsp, false"
  })
  void oneSlipIsOneLetterOrOneSwap(String meant, String typed, boolean slip) {
    assertThat(!meant.equals(typed) && Slips.isOneEdit(meant, typed)).isEqualTo(slip);
  }

  @Test
  void aLongLetterIsReadForItsIntentToo() {
    String letter = "We had a lovely time. ".repeat(150);
    assertThat(WORDS.read(letter).meaning()).isEqualTo(Meaning.NONE);
    assertThat(WORDS.read(letter + "But please stop sending me offers.").meaning())
        .isEqualTo(Meaning.REVIEW);
  }
}
