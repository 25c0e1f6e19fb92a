package dev.wattle.consent.words;

import dev.wattle.event.Purpose;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
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
   * @param stop opt-out words by language
   * @param start opt-in words by language
   * @param accentsMatter languages in which a word without its accents is another word
   */
  public record Words(
      @NotEmpty Map<String, List<String>> stop,
      @NotEmpty Map<String, List<String>> start,
      List<String> accentsMatter) {}
}
