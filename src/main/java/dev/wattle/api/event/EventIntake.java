package dev.wattle.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.ApiKeys;
import dev.wattle.api.ApiSettings;
import dev.wattle.api.EventSink;
import dev.wattle.api.JsonBody;
import dev.wattle.api.Scope;
import dev.wattle.api.contact.ConsentDesk;
import dev.wattle.api.problem.Finding;
import dev.wattle.api.problem.Findings;
import dev.wattle.event.Event;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** {@code POST /api/events}: one CloudEvent or many; all are published or none. */
@Component("apiEvents")
public class EventIntake {

  private static final String BATCH = "application/cloudevents-batch+json";
  private static final Set<String> TYPES =
      new LinkedHashSet<>(List.of("application/json", "application/cloudevents+json", BATCH));

  private final JsonBody bodies;
  private final EventCheck check;
  private final EventReader reader;
  private final ConsentDesk consents;
  private final ApiKeys keys;
  private final EventSink sink;
  private final int maxBatch;

  EventIntake(
      JsonBody bodies,
      EventCheck check,
      EventReader reader,
      ConsentDesk consents,
      ApiKeys keys,
      EventSink sink,
      ApiSettings settings) {
    this.bodies = bodies;
    this.check = check;
    this.reader = reader;
    this.consents = consents;
    this.keys = keys;
    this.sink = sink;
    this.maxBatch = settings.maxBatch();
  }

  /** Answers 202 once the bus has acknowledged every event. */
  public CompletableFuture<Void> post(Exchange exchange) {
    boolean batch = BATCH.equals(JsonBody.mediaType(exchange.getMessage()));
    List<JsonNode> posted = checked(bodies.read(exchange, TYPES), batch);
    boolean decided = posted.stream().anyMatch(event -> ConsentDesk.isDecision(type(event)));
    if (decided) {
      keys.require(exchange, Scope.CONSENTS_WRITE.text());
    }
    List<Event> events = posted.stream().map(reader::read).toList();
    List<Event> facts = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Event event : events) {
      if (ConsentDesk.isDecision(event.type())) {
        ids.add(consents.note(event, ApiKeys.caller(exchange)));
      } else {
        ids.add(event.id());
        facts.add(event);
      }
    }
    return sink.publish(facts).thenRun(() -> bodies.answer(exchange, 202, Map.of("ids", ids)));
  }

  private List<JsonNode> checked(JsonNode body, boolean batch) {
    if (batch && !body.isArray()) {
      throw refuse(List.of(new Finding("", "must be an array, as the media type says")));
    }
    if (!body.isArray()) {
      refuseIfAny(check.check(body));
      return List.of(body);
    }
    if (body.isEmpty() || body.size() > maxBatch) {
      String detail = "must hold 1 to %d events, not %d".formatted(maxBatch, body.size());
      throw refuse(List.of(new Finding("", detail)));
    }
    List<JsonNode> posted = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (JsonNode event : body) {
      String place = "/" + posted.size();
      check.check(event).forEach(finding -> findings.add(finding.under(place)));
      posted.add(event);
    }
    refuseIfAny(findings);
    return posted;
  }

  private static void refuseIfAny(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw refuse(findings);
    }
  }

  private static RuntimeException refuse(List<Finding> findings) {
    return Findings.refuse("api.event-invalid", "the request", findings);
  }

  private static String type(JsonNode event) {
    return event.path("type").asText();
  }
}
