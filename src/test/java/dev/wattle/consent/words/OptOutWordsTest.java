package dev.wattle.consent.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.consent.ConsentFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class OptOutWordsTest {

  private final OptOutWords words = new OptOutWords(ConsentFixture.settings());

  @ParameterizedTest(name = "{1}: {0}")
  @CsvFileSource(resources = "/consent/opt-out-messages.csv", delimiter = '|', numLinesToSkip = 1)
  void tellsOptOutsFromOptInsAndFromEverythingElse(String message, String expected) {
    assertThat(words.matches(message)).isEqualTo("stop".equals(expected));
    assertThat(words.matchesOptIn(message)).isEqualTo("start".equals(expected));
  }
}
