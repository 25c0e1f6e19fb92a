package dev.wattle.template.promo;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is promotional, see {@code config/consent/promo-words.yaml}, and what happens then.
 *
 * @param words by language
 * @param patterns regular expressions, on text in lower case without accents
 * @param harmless left out of a text before it is looked at
 * @param shorteners hosts that hide where a link leads
 * @param promoLinks regular expressions for links that lead to a promotion or count one
 * @param unsubscribe ways to unsubscribe
 * @param unsubscribeButtons the same where they are the whole text of a button
 * @param senders our names or contacts, one of which marketing must contain; empty if the profile
 *     in WhatsApp shows them
 * @param atStart whether a template with findings stops the start
 * @param atGate whether a message with findings is withheld
 */
@ConfigurationProperties("wattle.promo")
public record PromoSettings(
    Map<String, List<String>> words,
    List<String> patterns,
    List<String> harmless,
    List<String> shorteners,
    List<String> promoLinks,
    List<String> unsubscribe,
    List<String> unsubscribeButtons,
    List<String> senders,
    @DefaultValue("WARN") Action atStart,
    @DefaultValue("WITHHOLD") Action atGate) {

  /** What follows from a finding. */
  public enum Action {
    /** A line in the log. */
    WARN,
    /** The start is refused. */
    REFUSE,
    /** The message is withheld. */
    WITHHOLD
  }

  /**
   * @throws Failure MISCONFIGURED, naming the expression that cannot be read
   */
  public PromoSettings(
      @Nullable Map<String, List<String>> words,
      @Nullable List<String> patterns,
      @Nullable List<String> harmless,
      @Nullable List<String> shorteners,
      @Nullable List<String> promoLinks,
      @Nullable List<String> unsubscribe,
      @Nullable List<String> unsubscribeButtons,
      @Nullable List<String> senders,
      Action atStart,
      Action atGate) {
    this.words = words == null ? Map.of() : Map.copyOf(words);
    this.patterns = filled(patterns);
    this.harmless = filled(harmless);
    this.shorteners = filled(shorteners);
    this.promoLinks = filled(promoLinks);
    this.unsubscribe = filled(unsubscribe);
    this.unsubscribeButtons = filled(unsubscribeButtons);
    this.senders = filled(senders);
    this.atStart = atStart;
    this.atGate = atGate;
    Stream.concat(this.patterns.stream(), this.promoLinks.stream()).forEach(PromoSettings::check);
  }

  private static List<String> filled(@Nullable List<String> list) {
    return list == null ? List.of() : list.stream().filter(item -> !item.isBlank()).toList();
  }

  private static void check(String expression) {
    try {
      Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      String text =
          "wattle.promo has the expression '%s', which cannot be read: %s. Correct it in config/consent/promo-words.yaml.";
      throw Failure.of(
          Kind.MISCONFIGURED,
          "template.promo-settings",
          text.formatted(expression, e.getDescription()));
    }
  }
}
