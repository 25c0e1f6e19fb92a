package dev.wattle.consent.talk;

import dev.wattle.event.Purpose;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people take consent back, give it in a conversation, ask and complain.
 *
 * @param sender who we are, as people are told
 * @param answers what we say to these words, and how often
 * @param buttons payloads of buttons that mean the same as a word
 * @param doubleOptIn whether an opt-in word is asked back
 * @param link the unsubscribe link
 * @param brake on withdrawals that nobody typed
 * @param complaints how long one may take
 */
@ConfigurationProperties("wattle.opting-out")
public record OptingOutSettings(
    @DefaultValue Sender sender,
    @DefaultValue Answers answers,
    @DefaultValue Buttons buttons,
    @DefaultValue DoubleOptIn doubleOptIn,
    @DefaultValue Link link,
    @DefaultValue Brake brake,
    @DefaultValue Clock complaints) {

  private static final Duration SHORTEST_LINK = Duration.ofDays(30);

  /**
   * @throws Failure MISCONFIGURED {@code consent.opting-out}, naming the key
   */
  public OptingOutSettings {
    if (answers.help() && (sender.name().isBlank() || sender.contact().isBlank())) {
      throw wrong(
          "wattle.opting-out.answers.help is on, but nobody is named. Set wattle.opting-out.sender.name"
              + " (WATTLE_BUSINESS_NAME) and .contact (WATTLE_SENDER_CONTACT), or switch the answer off.");
    }
    if (link.validFor().compareTo(SHORTEST_LINK) < 0) {
      throw wrong(
          "wattle.opting-out.link.valid-for is shorter than 30 days, which the law asks for.");
    }
    if (link.secrets().stream().anyMatch(secret -> !secret.isBlank() && secret.length() < 16)) {
      throw wrong(
          "wattle.opting-out.link.secrets: a secret has fewer than 16 characters. Take a longer one.");
    }
    if (brake.people() < 1 || brake.within().isNegative() || brake.within().isZero()) {
      throw wrong(
          "wattle.opting-out.brake: people must be 1 or more, and within longer than nothing.");
    }
  }

  private static Failure wrong(String what) {
    return Failure.of(Kind.MISCONFIGURED, "consent.opting-out", what);
  }

  /**
   * @param contact a phone number, address or page where we can be reached
   */
  public record Sender(@DefaultValue("") String name, @DefaultValue("") String contact) {}

  /**
   * @param confirm whether opt-outs and opt-ins are confirmed
   * @param help whether HELP is answered
   * @param pause the same confirmation is not repeated within this time
   * @param texts by kind, then by language
   */
  public record Answers(
      @DefaultValue("true") boolean confirm,
      @DefaultValue("false") boolean help,
      @DefaultValue("24h") Duration pause,
      @DefaultValue Map<String, Map<String, String>> texts) {}

  /** Compared without case. */
  public record Buttons(
      @DefaultValue List<String> stop,
      @DefaultValue List<String> start,
      @DefaultValue List<String> help) {

    static boolean has(List<String> payloads, String payload) {
      return payloads.stream().anyMatch(payload.strip()::equalsIgnoreCase);
    }
  }

  /**
   * @param required whether only a YES gives consent
   * @param within how long a YES is waited for; never longer than the service window
   */
  public record DoubleOptIn(
      @DefaultValue("false") boolean required, @DefaultValue("24h") Duration within) {}

  /**
   * @param baseUrl of the public port, as people reach it; empty: no links
   * @param secrets the first signs, all are accepted
   * @param withdraws purposes
   */
  public record Link(
      @DefaultValue("") String baseUrl,
      @DefaultValue List<String> secrets,
      @DefaultValue("90d") Duration validFor,
      @DefaultValue("marketing") List<Purpose> withdraws) {

    /** Without the empty ones. */
    public List<String> keys() {
      return secrets.stream().filter(secret -> !secret.isBlank()).toList();
    }
  }

  /**
   * @param people more than so many
   * @param within this time
   */
  public record Brake(@DefaultValue("100") int people, @DefaultValue("10m") Duration within) {}

  /**
   * @param workingDays after the day on which it was made
   * @param zone in which a day begins
   * @param region whose public holidays are not worked, as in {@code config/calendar}
   */
  public record Clock(
      @DefaultValue("5") int workingDays,
      @DefaultValue("Australia/Sydney") ZoneId zone,
      @DefaultValue("AU-NSW") String region) {}

  /** The text in the first of these languages that has one; empty if there is none at all. */
  public String text(String kind, List<String> languages) {
    Map<String, String> texts = answers.texts().getOrDefault(kind, Map.of());
    for (String language : languages) {
      String base = language.split("[-_]")[0].toLowerCase(Locale.ROOT);
      if (texts.containsKey(base)) {
        return filled(texts.get(base));
      }
    }
    return filled(texts.getOrDefault("en", ""));
  }

  private String filled(String text) {
    return text.replace("{sender}", sender.name()).replace("{contact}", sender.contact());
  }
}
