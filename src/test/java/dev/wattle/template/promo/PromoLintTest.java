package dev.wattle.template.promo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.outbound.courtesy.CourtesyFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class PromoLintTest {

  private static final PromoSettings SHIPPED = CourtesyFixture.promotions();

  private final PromoLint lint = new PromoLint(SHIPPED);

  @ParameterizedTest
  @CsvFileSource(
      resources = "/promo-texts.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      quoteCharacter = '\u0000',
      maxCharsPerColumn = 1000)
  void noPromotionPassesAsANoticeAndNoNoticeIsHeld(String text, String rule) {
    assertThat(lint.inNotice(text, "BODY.text"))
        .extracting(PromoFinding::rule)
        .isEqualTo("-".equals(rule) ? List.of() : List.of(rule));
  }

  @Test
  void aFindingNamesRulePlaceWordsAndRemedy() {
    PromoFinding found =
        lint.inNotice(
                Map.of("name", "order_shipped", "parameters", Map.of("carrier", "Post. Shop now!")),
                "")
            .get(0);
    assertThat(found)
        .hasToString(
            "promo.words: parameters.carrier has 'shop now'. Leave it out, send it as marketing, or add it to wattle.promo.harmless if it promotes nothing.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Reply STOP to end offers.||",
        "Pour ne plus recevoir : envoyez STOP||",
        "回复STOP退订||",
        "|STOP|",
        "|Stop promotions|",
        "|Unsubscribe|",
        "Stop by our shop!|Show me|promo.no-unsubscribe",
        "Spring is here|I will be there|promo.no-unsubscribe"
      })
  void marketingSaysHowToEndIt(String footer, String button, String rule) {
    Map<String, ?> content =
        Map.of(
            "components",
            List.of(
                Map.of("type", "FOOTER", "text", footer == null ? "" : footer),
                Map.of("type", "BUTTONS", "buttons", List.of(Map.of("text", "" + button)))));
    assertThat(lint.inMarketing(content))
        .extracting(PromoFinding::rule)
        .isEqualTo(rule == null ? List.of() : List.of(rule));
  }

  @Test
  void marketingNamesItsSenderWhereTheProfileDoesNot() {
    PromoLint strict =
        new PromoLint(
            new PromoSettings(
                null,
                null,
                null,
                null,
                null,
                SHIPPED.unsubscribe(),
                null,
                List.of("Example Optics"),
                PromoSettings.Action.WARN,
                PromoSettings.Action.WITHHOLD));
    String text = "Spring is here at %s. Reply STOP to end offers.";
    assertThat(strict.inMarketing(Map.of("text", text.formatted("EXAMPLE  Optics")))).isEmpty();
    assertThat(strict.inMarketing(Map.of("text", text.formatted("our shops"))))
        .extracting(PromoFinding::rule)
        .containsExactly("promo.no-sender");
  }
}
