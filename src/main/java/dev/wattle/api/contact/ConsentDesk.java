package dev.wattle.api.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.api.contact.rule.ConsentRules;
import dev.wattle.api.contact.rule.Times;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.consent.RecordedConsent;
import dev.wattle.consent.Wording;
import dev.wattle.consent.wording.Wordings;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.event.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes down in the ledger what callers say that people decided. */
@Component
public class ConsentDesk {

  private static final String PREFIX = "consent.";

  private final ConsentLedger ledger;
  private final Wordings wordings;
  private final ObjectMapper json;
  private final Clock clock;

  ConsentDesk(ConsentLedger ledger, Wordings wordings, ObjectMapper json, Clock clock) {
    this.ledger = ledger;
    this.wordings = wordings;
    this.json = json;
    this.clock = clock;
  }

  /** Whether events of this type change what we may write. */
  public static boolean isDecision(String type) {
    return type.startsWith(PREFIX);
  }

  /** What an event of such a type decided. */
  public static ConsentState state(String type) {
    return ConsentState.of(type.substring(PREFIX.length()));
  }

  /**
   * Takes down a decision that came as an event, once. Whoever listens to the ledger publishes it.
   *
   * @return id of the event that is published
   */
  public String note(Event event, String caller) {
    JsonNode consent = json.valueToTree(event.data().get("consent"));
    ConsentState state = state(event.type());
    ContactId who = Objects.requireNonNull(event.contact(), "checked: a decision has a contact");
    Origin origin = new Origin(event.id(), event.time(), caller);
    return record(who, state, consent, origin).eventId();
  }

  /**
   * @param consent checked by the schema {@code Consent} and by {@link ConsentRules}
   */
  RecordedConsent record(ContactId who, ConsentState state, JsonNode consent, Origin origin) {
    return ledger.record(decision(who, state, consent, origin));
  }

  /**
   * As it will stand in the ledger.
   *
   * @param consent as for {@code POST /api/consents}, and checked
   */
  public ConsentDecision decision(
      ContactId who, ConsentState state, JsonNode consent, Origin origin) {
    Instant said = Times.read(consent.path("at")).orElse(origin.at());
    Instant now = clock.instant();
    return new ConsentDecision(
        who,
        Purpose.of(consent.path("purpose").asText()),
        state,
        consent.path("channel").asText("api"),
        consent.path("source").asText(origin.caller()),
        wording(consent),
        evidence(consent.path("evidence")),
        origin.key(),
        // A clock that runs ahead must not put a withdrawal off.
        said.isAfter(now) ? now : said,
        origin.by() + origin.caller());
  }

  /** Whether the row that a repeated request finds says what the request says. */
  boolean says(RecordedConsent recorded, JsonNode consent) {
    ConsentDecision decision = recorded.decision();
    boolean then =
        Times.read(consent.path("at"))
            .filter(at -> !at.isAfter(recorded.recordedAt()))
            .map(decision.decidedAt()::equals)
            .orElse(true);
    return then && Objects.equals(decision.wording(), wording(consent));
  }

  private @Nullable Wording wording(JsonNode consent) {
    return wordings
        .find(
            consent.path("wording").asText(),
            consent.path("wordingVersion").asText(),
            consent.path("language").asText())
        .map(Wording::of)
        .orElse(null);
  }

  private Map<String, Object> evidence(JsonNode evidence) {
    Map<String, Object> kept = new TreeMap<>();
    if (evidence.isObject()) {
      evidence
          .properties()
          .forEach(
              field -> kept.put(field.getKey(), json.convertValue(field.getValue(), Object.class)));
    } else if (evidence.isTextual()) {
      kept.put("reference", evidence.textValue());
    }
    return kept;
  }

  /**
   * Where a decision came from.
   *
   * @param key the same key never counts twice; null if every one counts
   * @param at when it was said, unless it says so itself
   * @param caller name of the API key, or of the person
   * @param by stands before that name where the ledger says who wrote it down
   */
  public record Origin(@Nullable String key, Instant at, String caller, String by) {

    /** From a caller of the API. */
    Origin(@Nullable String key, Instant at, String caller) {
      this(key, at, caller, "api:");
    }
  }
}
