package dev.wattle.consent.words;

import dev.wattle.event.Purpose;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people opt out and in by a word.
 *
 * @param optOutWithdraws purposes that an opt-out word withdraws, and an opt-in word gives again
 * @param optInWording id of the wording that an opt-in word agrees to; kept with the consent
 * @param words opt-out and opt-in words, see {@code config/consent/opt-out-words.yaml}
 */
@Validated
@ConfigurationProperties("wattle.consent")
public record OptOutSettings(
    @NotEmpty List<Purpose> optOutWithdraws,
    @NotBlank String optInWording,
    @NotNull @Valid Words words) {

  /**
   * All by language, BCP 47, where not said otherwise.
   *
   * @param stop opt-out words
   * @param start opt-in words
   * @param help words that ask who we are
   * @param complaint words that open a case
   * @param agree words that confirm an opt-in
   * @param polite words that change nothing at either end
   * @param review phrases that make a person look at a message, wherever they stand
   * @param reviewWhole messages that a person must look at; of any language
   * @param everyday opt-out words too common to look at inside a longer message
   * @param harmless phrases with an opt-out word in them that mean nothing of the kind
   * @param typos how many letters a word must have so that one slip in it is forgiven
   * @param realWords words that are one slip away from an opt-out word
   * @param accentsMatter languages in which a word without its accents is another word
   */
  public record Words(
      @NotEmpty Map<String, List<String>> stop,
      @NotEmpty Map<String, List<String>> start,
      @DefaultValue Map<String, List<String>> help,
      @DefaultValue Map<String, List<String>> complaint,
      @DefaultValue Map<String, List<String>> agree,
      @DefaultValue Map<String, List<String>> polite,
      @DefaultValue Map<String, List<String>> review,
      @DefaultValue List<String> reviewWhole,
      @DefaultValue List<String> everyday,
      @DefaultValue List<String> harmless,
      @DefaultValue Map<String, Integer> typos,
      @DefaultValue List<String> realWords,
      @DefaultValue List<String> accentsMatter) {}
}
