package dev.wattle.consent;

import dev.wattle.consent.wording.Wordings;
import dev.wattle.consent.words.OptOutSettings;
import dev.wattle.consent.words.OptOutWords;
import dev.wattle.event.ContactId;
import dev.wattle.event.EventId;
import dev.wattle.event.Purpose;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

  ConsentNotes(
      ConsentLedger ledger, OptOutWords words, OptOutSettings settings, Wordings wordings) {
    this.ledger = ledger;
    this.words = words;
    this.settings = settings;
    this.wordings = wordings;
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
      Decided decided = new Decided(contact, ConsentState.WITHDRAWN, "opt-out-word", at, messageId);
      settings.optOutWithdraws().forEach(purpose -> record(decided, purpose, text, null));
      return Optional.of("opt-out");
    }
    if (words.matchesOptIn(text)) {
      Decided decided = new Decided(contact, ConsentState.GIVEN, "opt-in-word", at, messageId);
      settings.optOutWithdraws().forEach(purpose -> record(decided, purpose, text, wording(at)));
      return Optional.of("opt-in");
    }
    return Optional.empty();
  }

  /** Records what a person chose in WhatsApp's settings; it concerns marketing only. */
  public void notePreference(
      ContactId contact, Preference preference, Instant at, Map<String, Object> evidence) {
    boolean stop = preference == Preference.STOP;
    ledger.record(
        new ConsentDecision(
            contact,
            Purpose.MARKETING,
            stop ? ConsentState.WITHDRAWN : ConsentState.GIVEN,
            "whatsapp",
            "user-preference",
            null,
            evidence,
            EventId.from("preference", contact.toString(), preference.name(), at.toString()),
            at,
            "consent"));
  }

  private void record(Decided decided, Purpose purpose, String text, @Nullable Wording wording) {
    ledger.record(
        new ConsentDecision(
            decided.contact(),
            purpose,
            decided.state(),
            ConsentChannel.INBOUND_MESSAGE.text(),
            decided.source(),
            wording,
            Map.of("message", decided.messageId(), "text", text.strip()),
            decided.messageId(),
            decided.at(),
            "consent"));
  }

  private @Nullable Wording wording(Instant at) {
    return wordings
        .current(settings.optInWording(), OPT_IN_LANGUAGE, at)
        .map(Wording::of)
        .orElse(null);
  }

  private record Decided(
      ContactId contact, ConsentState state, String source, Instant at, String messageId) {}
}
