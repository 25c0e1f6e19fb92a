package dev.wattle.consent.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.event.Purpose;
import dev.wattle.failure.Failure;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class WordingsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String GOOD =
      """
      id: kiosk
      channels: [in-store]
      versions:
        - version: "1"
          valid-from: 2026-11-20
          valid-until: 2026-11-30
          purposes: [marketing]
          texts:
            en: {text: "{business} writes once a month from {number}, data may cost, send STOP.",
                 frequency: "once a month", charges: "data may cost", stop: "STOP"}
      """;

  @TempDir private Path folder;

  @Test
  void shipsEveryChannelInEnglishAndFrench() {
    Wordings shipped = wordings();
    for (String id : new String[] {"web-form", "in-store", "phone", "lead-ad", "start"}) {
      assertThat(shipped.find(id, "1", "fr")).isPresent();
      ShownWording english = shipped.find(id, "1", "en").orElseThrow();
      assertThat(english.text()).contains("Corner Shop", "+61491570110", "STOP");
      assertThat(english.purposes()).contains(Purpose.MARKETING);
    }
    assertThat(shipped.current("web-form", "fr-CA", NOON).orElseThrow().language()).isEqualTo("fr");
    assertThat(shipped.current("web-form", "vi", NOON).orElseThrow().language()).isEqualTo("en");
  }

  @Test
  void takesFilesFromTheFolderAndKnowsFromWhenTheyCount() throws IOException {
    write(GOOD);
    ShownWording kiosk = wordings().find("kiosk", "1", "en").orElseThrow();
    assertThat(kiosk.isShown(NOON)).isTrue();
    assertThat(kiosk.isShown(Instant.parse("2026-11-19T09:00:00Z"))).isFalse();
    assertThat(kiosk.isShown(Instant.parse("2026-12-02T00:00:00Z"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: kiosk|id: other|the file's name does not",
        "once a month\", charges|every week\", charges|1.en.frequency",
        "stop: \"STOP\"|stop: \"HALT\"|1.en.stop",
        "data may cost\", stop|\", stop|1.en.charges",
        "[marketing]|[fun]|Purpose",
        "[marketing]|[]|purposes names none",
        "valid-from: 2026-11-20|valid-from: soon|soon is no day",
        "en: {|English: {|BCP 47",
        "{business}|{business} {business|",
        "channels: [in-store]|chanels: [in-store]|chanels",
      })
  void aBadFileRefusesTheStart(String good, String bad, String why) throws IOException {
    write(GOOD.replace(good, bad));
    if (why == null) {
      assertThat(wordings().find("kiosk", "1", "en")).isPresent();
      return;
    }
    assertThatThrownBy(this::wordings)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("wording-kiosk.yaml")
        .hasMessageContaining(why);
  }

  @Test
  void aTextThatNamesUsNeedsOurName() {
    WordingSettings nameless = new WordingSettings(folder.toString(), "", "61491570110");
    assertThatThrownBy(() -> new Wordings(nameless))
        .hasMessageContaining("wattle.consent.wording.business (WATTLE_BUSINESS_NAME)");
  }

  @Test
  void aVersionWhoseTextHasChangedRefusesTheStart() throws IOException {
    JdbcClient jdbc = JdbcClient.create(TestPostgres.empty());
    SettableClock clock = new SettableClock(NOON);
    write(GOOD);
    new WordingRegister(jdbc, wordings(), clock).enter();
    new WordingRegister(jdbc, wordings(), clock).enter();
    write(GOOD.replace("send STOP", "just send STOP"));
    WordingRegister changed = new WordingRegister(jdbc, wordings(), clock);
    assertThatThrownBy(changed::enter)
        .hasMessageContaining("consent.wording-changed: config/consent/wording-kiosk.yaml");
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("wording-kiosk.yaml"), text);
  }

  private Wordings wordings() {
    return new Wordings(new WordingSettings(folder.toString(), "Corner Shop", "61491570110"));
  }
}
