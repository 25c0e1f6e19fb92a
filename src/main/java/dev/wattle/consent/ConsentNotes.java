package dev.wattle.consent;

import dev.wattle.consent.brake.AutomaticWithdrawals;
import dev.wattle.consent.brake.Told;
import dev.wattle.consent.wording.Wordings;
import dev.wattle.consent.words.OptOutSettings;
import dev.wattle.consent.words.OptOutWords;
import dev.wattle.event.ContactId;
import dev.wattle.event.EventId;
import dev.wattle.event.Purpose;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Notes what people say about being written to, before anything else happens to their message. The
 * same message noted twice gives one row.
 */
@Component
public class ConsentNotes {

  /** What a person asks of marketing in WhatsApp's own settings. */
  public enum Preference {
    STOP,
    RESUME
  }

  private static final String OPT_IN_LANGUAGE = "en";

  private final ConsentLedger ledger;
  private final OptOutWords words;
  private final OptOutSettings settings;
  private final Wordings wordings;
  private final AutomaticWithdrawals automatic;

  ConsentNotes(
      ConsentLedger ledger,
      OptOutWords words,
      OptOutSettings settings,
      Wordings wordings,
      AutomaticWithdrawals automatic) {
    this.ledger = ledger;
    this.words = words;
    this.settings = settings;
    this.wordings = wordings;
    this.automatic = automatic;
    if (wordings.all().stream().noneMatch(one -> one.id().equals(settings.optInWording()))) {
      throw Failure.of(
          Kind.MISCONFIGURED,
          "consent.opt-in-wording",
          "wattle.consent.opt-in-wording names %s, but there is no config/consent/wording-%1$s.yaml. Correct the name, or add the file."
              .formatted(settings.optInWording()));
    }
  }

  /**
   * Records an opt-out or an opt-in.
   *
   * @param messageId id of the inbound message
   * @return {@code opt-out} or {@code opt-in}; empty for every other message
   */
  public Optional<String> noteInbound(
      ContactId contact, String messageId, String text, Instant at) {
    if (words.matches(text)) {
      optOut(contact, messageId, text, at);
      return Optional.of("opt-out");
    }
    if (words.matchesOptIn(text)) {
      optIn(contact, new Said(messageId, text, at), optInWording(List.of(), at));
      return Optional.of("opt-in");
    }
    return Optional.empty();
  }

  /** The person said so, by a word or a button. */
  public void optOut(ContactId contact, String messageId, String text, Instant at) {
    Decided decided = new Decided(contact, ConsentState.WITHDRAWN, "opt-out-word", at, messageId);
    settings.optOutWithdraws().forEach(purpose -> record(decided, purpose, text, null));
  }

  /** An operator read it that way. */
  public void optOutByReview(
      ContactId contact, String messageId, @Nullable String text, Instant at, String operator) {
    Decided decided = new Decided(contact, ConsentState.WITHDRAWN, "review", at, messageId);
    String said = text == null ? "" : text;
    settings
        .optOutWithdraws()
        .forEach(
            purpose ->
                ledger.record(decision(decided, purpose, said, null, "operator:" + operator)));
  }

  /**
   * The person wants to be written to.
   *
   * @param wording that they agree to; null if none is shown at that time
   */
  public void optIn(ContactId contact, Said said, @Nullable Wording wording) {
    Decided decided =
        new Decided(contact, ConsentState.GIVEN, "opt-in-word", said.at(), said.messageId());
    settings.optOutWithdraws().forEach(purpose -> record(decided, purpose, said.text(), wording));
  }

  /** What a person said, and in which message. */
  public record Said(String messageId, String text, Instant at) {}

  /** Records what a person chose in WhatsApp's settings; it concerns marketing only. */
  public void notePreference(
      ContactId contact, Preference preference, Instant at, Map<String, Object> evidence) {
    String key = EventId.from("preference", contact.toString(), preference.name(), at.toString());
    if (preference == Preference.STOP) {
      automatic.withdraw(new Told(contact, "user-preference", evidence, key, at));
      return;
    }
    ledger.record(
        new ConsentDecision(
            contact,
            Purpose.MARKETING,
            ConsentState.GIVEN,
            "whatsapp",
            "user-preference",
            null,
            evidence,
            key,
            at,
            "consent"));
  }

  /** What an opt-in word agrees to, in the first of these languages that has it, or in English. */
  public @Nullable Wording optInWording(List<String> languages, Instant at) {
    return Stream.concat(languages.stream(), Stream.of(OPT_IN_LANGUAGE))
        .flatMap(
            language ->
                wordings.current(settings.optInWording(), language, at).stream()
                    .filter(shown -> language.startsWith(shown.language())))
        .findFirst()
        .map(Wording::of)
        .orElse(null);
  }

  private void record(Decided decided, Purpose purpose, String text, @Nullable Wording wording) {
    ledger.record(decision(decided, purpose, text, wording, "consent"));
  }

  private static ConsentDecision decision(
      Decided decided, Purpose purpose, String text, @Nullable Wording wording, String by) {
    return new ConsentDecision(
        decided.contact(),
        purpose,
        decided.state(),
        ConsentChannel.INBOUND_MESSAGE.text(),
        decided.source(),
        wording,
        Map.of("message", decided.messageId(), "text", text.strip()),
        decided.messageId(),
        decided.at(),
        by);
  }

  private record Decided(
      ContactId contact, ConsentState state, String source, Instant at, String messageId) {}
}
