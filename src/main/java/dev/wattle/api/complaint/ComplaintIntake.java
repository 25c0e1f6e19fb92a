package dev.wattle.api.complaint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.api.ApiKeys;
import dev.wattle.api.JsonBody;
import dev.wattle.api.JsonShape;
import dev.wattle.api.contact.Persons;
import dev.wattle.api.description.OpenApi;
import dev.wattle.api.problem.Finding;
import dev.wattle.api.problem.Findings;
import dev.wattle.consent.complaint.Complaint;
import dev.wattle.consent.complaint.Complaints;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** {@code POST /api/complaints}: a complaint that was heard elsewhere opens a case. */
@Component("apiComplaints")
public class ComplaintIntake {

  private final JsonBody bodies;
  private final JsonShape shape;
  private final Persons persons;
  private final Complaints complaints;
  private final ObjectMapper json;
  private final Clock clock;

  ComplaintIntake(
      JsonBody bodies,
      OpenApi api,
      Persons persons,
      Complaints complaints,
      ObjectMapper json,
      Clock clock) {
    this.bodies = bodies;
    this.shape = api.shape("Complaint");
    this.persons = persons;
    this.complaints = complaints;
    this.json = json;
    this.clock = clock;
  }

  /** Answers 201 once the case is open and published. */
  public void post(Exchange exchange) {
    JsonNode body = bodies.read(exchange, Set.of("application/json"));
    refuseIfAny(shape.check(body));
    String caller = ApiKeys.caller(exchange);
    ContactAddress address = address(body.path("address").textValue());
    Complaints.Made made =
        new Complaints.Made(
            contact(address),
            address.masked(),
            body.path("channel").textValue(),
            body.path("source").asText(caller),
            body.path("text").textValue(),
            time(body.path("at")));
    String reference = body.path("reference").asText(UUID.randomUUID().toString());
    bodies.answer(exchange, 201, answer(complaints.open(made, "api:" + caller + ":" + reference)));
  }

  private ContactAddress address(String text) {
    try {
      return persons.address(text);
    } catch (Failure e) {
      refuseIfAny(List.of(new Finding("/address", String.valueOf(e.getMessage()))));
      throw e;
    }
  }

  private ContactId contact(ContactAddress address) {
    boolean phone = address.kind() == ContactAddress.Kind.PHONE;
    ObjectNode who = json.createObjectNode().put(phone ? "phone" : "userId", address.value());
    return persons.resolve(who).orElseThrow();
  }

  /** A clock that runs ahead gives no more time. */
  private Instant time(JsonNode at) {
    Instant now = clock.instant();
    Instant said = at.isTextual() ? OffsetDateTime.parse(at.textValue()).toInstant() : now;
    return said.isAfter(now) ? now : said;
  }

  private static void refuseIfAny(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw Findings.refuse("api.complaint-invalid", "the complaint", findings);
    }
  }

  private static Map<String, Object> answer(Complaint complaint) {
    return Map.of(
        "id", complaint.id().toString(),
        "contact", complaint.contact().toString(),
        "openedAt", complaint.openedAt().toString(),
        "dueAt", complaint.dueAt().toString());
  }
}
