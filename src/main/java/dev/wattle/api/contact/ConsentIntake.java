package dev.wattle.api.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.api.ApiKeys;
import dev.wattle.api.JsonBody;
import dev.wattle.api.contact.ConsentDesk.Origin;
import dev.wattle.api.contact.rule.ConsentCheck;
import dev.wattle.api.problem.Finding;
import dev.wattle.api.problem.Findings;
import dev.wattle.consent.ConsentState;
import dev.wattle.consent.RecordedConsent;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.EventId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code POST /api/consents}: what a person decided goes into the ledger; whoever listens to the
 * ledger publishes it.
 */
@Component("apiConsents")
public class ConsentIntake {

  private static final int LONGEST_KEY = 255;

  private final JsonBody bodies;
  private final Persons persons;
  private final ConsentDesk desk;
  private final ConsentCheck check;
  private final ObjectMapper json;
  private final Clock clock;

  ConsentIntake(
      JsonBody bodies,
      Persons persons,
      ConsentDesk desk,
      ConsentCheck check,
      ObjectMapper json,
      Clock clock) {
    this.bodies = bodies;
    this.persons = persons;
    this.desk = desk;
    this.check = check;
    this.json = json;
    this.clock = clock;
  }

  /** Answers 201 once the decision is in force and published. */
  public void post(Exchange exchange) {
    JsonNode body = bodies.read(exchange, Set.of("application/json"));
    refuseIfAny(check.check(body));
    ConsentState state = ConsentState.of(body.path("state").textValue());
    JsonNode contact = contact(body);
    ContactId who = persons.resolve(contact).orElseThrow();
    RecordedConsent recorded = desk.record(who, state, body, origin(exchange, body));
    if (!desk.says(recorded, body)) {
      throw Failure.of(
          Kind.REFUSED,
          "api.key-reused",
          "this Idempotency-Key came with another consent of the same person before. Use a new key for a new decision.");
    }
    bodies.answer(exchange, 201, answer(recorded));
  }

  private static void refuseIfAny(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw Findings.refuse("api.consent-invalid", "the consent", findings);
    }
  }

  private JsonNode contact(JsonNode body) {
    ObjectNode contact =
        body.path("contact").isObject() ? body.path("contact").deepCopy() : json.createObjectNode();
    String pointer = body.has("address") ? "/address" : "/contact/phone";
    try {
      if (body.has("address")) {
        ContactAddress address = persons.address(body.path("address").textValue());
        boolean phone = address.kind() == ContactAddress.Kind.PHONE;
        contact.put(phone ? "phone" : "userId", address.value());
      } else if (contact.has("phone")) {
        contact.put("phone", persons.address(contact.path("phone").textValue()).value());
      }
      return contact;
    } catch (Failure e) {
      Finding finding = new Finding(pointer, String.valueOf(e.getMessage()));
      throw Findings.refuse("api.consent-invalid", "the consent", List.of(finding));
    }
  }

  /** A repeated request is the same decision if it has the same key, or says when it was made. */
  private Origin origin(Exchange exchange, JsonNode body) {
    @Nullable String at = body.path("at").textValue();
    String caller = ApiKeys.caller(exchange);
    String given = exchange.getMessage().getHeader("Idempotency-Key", "", String.class).strip();
    if (given.length() > LONGEST_KEY) {
      throw Failure.of(
          Kind.MALFORMED,
          "api.key-too-long",
          "the Idempotency-Key has more than %d characters. Shorten it.".formatted(LONGEST_KEY));
    }
    @Nullable String key =
        !given.isEmpty()
            ? EventId.from("api-consent-key", caller, given)
            : at == null
                ? null
                : EventId.from("api-consent", caller, at, body.path("source").asText());
    return new Origin(key, clock.instant(), caller);
  }

  private static Map<String, Object> answer(RecordedConsent recorded) {
    return Map.of(
        "id", recorded.row(),
        "contact", recorded.decision().contact().toString(),
        "purpose", recorded.decision().purpose().text(),
        "state", recorded.decision().state().text(),
        "at", recorded.decision().decidedAt().toString(),
        "event", recorded.eventId());
  }
}
