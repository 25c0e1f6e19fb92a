package dev.wattle.api.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.consent.RecordedConsent;
import dev.wattle.consent.Wording;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.event.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
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
  private final ObjectMapper json;
  private final Clock clock;

  ConsentDesk(ConsentLedger ledger, ObjectMapper json, Clock clock) {
    this.ledger = ledger;
    this.json = json;
    this.clock = clock;
  }

  /** Whether events of this type change what we may write. */
  public static boolean isDecision(String type) {
    return type.startsWith(PREFIX);
  }

  /**
   * Takes down a decision that came as an event, once. Whoever listens to the ledger publishes it.
   *
   * @return id of the event that is published
   */
  public String note(Event event, String caller) {
    JsonNode consent = json.valueToTree(event.data().get("consent"));
    ConsentState state = ConsentState.of(event.type().substring(PREFIX.length()));
    ContactId who = Objects.requireNonNull(event.contact(), "checked: a decision has a contact");
    Origin origin = new Origin(event.id(), event.time(), caller);
    return record(who, state, consent, origin).eventId();
  }

  /**
   * @param consent checked by the schema {@code Consent}
   */
  RecordedConsent record(ContactId who, ConsentState state, JsonNode consent, Origin origin) {
    Instant said = time(consent.path("at"), origin.at());
    Instant now = clock.instant();
    return ledger.record(
        new ConsentDecision(
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
            "api:" + origin.caller()));
  }

  static Instant time(JsonNode time, Instant otherwise) {
    return time.isTextual() ? OffsetDateTime.parse(time.textValue()).toInstant() : otherwise;
  }

  private static @Nullable Wording wording(JsonNode consent) {
    @Nullable String text = consent.path("wording").textValue();
    return text == null
        ? null
        : new Wording(
            text,
            consent.path("wordingVersion").asText("unversioned"),
            consent.path("language").asText("und"));
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
   * @param caller name of the API key
   */
  record Origin(@Nullable String key, Instant at, String caller) {}
}
