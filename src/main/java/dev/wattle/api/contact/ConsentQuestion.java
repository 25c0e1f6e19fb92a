package dev.wattle.api.contact;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.api.JsonBody;
import dev.wattle.api.QueryString;
import dev.wattle.api.contact.rule.Storable;
import dev.wattle.api.contact.rule.Times;
import dev.wattle.api.problem.Finding;
import dev.wattle.api.problem.Findings;
import dev.wattle.consent.ConsentAnswer;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.RecordedConsent;
import dev.wattle.consent.Wording;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** {@code GET /api/consents}: may we write to this person, now or at any time before, and why. */
@Component("apiConsentQuestion")
public class ConsentQuestion {

  private final JsonBody bodies;
  private final Persons persons;
  private final ContactDirectory directory;
  private final ConsentLedger ledger;
  private final ObjectMapper json;
  private final Clock clock;

  ConsentQuestion(
      JsonBody bodies,
      Persons persons,
      ContactDirectory directory,
      ConsentLedger ledger,
      ObjectMapper json,
      Clock clock) {
    this.bodies = bodies;
    this.persons = persons;
    this.directory = directory;
    this.ledger = ledger;
    this.json = json;
    this.clock = clock;
  }

  /** Strangers are answered, too: for some purposes one may write to them. */
  public void get(Exchange exchange) {
    String address = QueryString.of(exchange).parameter("contact");
    if (address.isEmpty() || Storable.isOdd(address)) {
      throw refused("contact", "must be a phone number or a business-scoped user id");
    }
    String text = QueryString.of(exchange).parameter("at");
    Instant at = text.isEmpty() ? clock.instant() : time(text);
    bodies.answer(exchange, 200, answer(directory.find(persons.address(address)), at));
  }

  private ObjectNode answer(Optional<ContactId> contact, Instant at) {
    ObjectNode answer = json.createObjectNode().put("at", at.toString());
    contact.ifPresent(who -> answer.put("contact", who.toString()));
    ObjectNode purposes = answer.putObject("purposes");
    Map<Long, RecordedConsent> rows =
        contact.map(ledger::history).orElse(List.of()).stream()
            .collect(Collectors.toMap(RecordedConsent::row, Function.identity()));
    for (Purpose purpose : Purpose.values()) {
      ConsentAnswer said =
          contact
              .map(who -> ledger.answerAt(who, purpose, at))
              .orElseGet(() -> ConsentAnswer.stranger(purpose));
      ObjectNode shown = purposes.putObject(purpose.text());
      shown.put("allowed", said.allowed()).put("rule", said.rule());
      if (said.row() != null && rows.containsKey(said.row())) {
        describe(shown, rows.get(said.row()));
      }
    }
    return answer;
  }

  private static void describe(ObjectNode shown, RecordedConsent recorded) {
    ConsentDecision decision = recorded.decision();
    ObjectNode row =
        shown
            .putObject("row")
            .put("id", recorded.row())
            .put("state", decision.state().text())
            .put("at", decision.decidedAt().toString())
            .put("recordedAt", recorded.recordedAt().toString())
            .put("recordedBy", decision.recordedBy())
            .put("channel", decision.channel())
            .put("source", decision.source());
    Wording wording = decision.wording();
    if (wording != null) {
      row.putObject("wording")
          .put("id", wording.id())
          .put("version", wording.version())
          .put("language", wording.language())
          .put("text", wording.text());
    }
  }

  private static Instant time(String text) {
    return Times.read(text)
        .orElseThrow(() -> refused("at", "must be a time, such as 2026-11-22T01:00:00Z"));
  }

  private static RuntimeException refused(String parameter, String detail) {
    Finding finding = new Finding("?" + parameter, detail);
    return Findings.refuse("api.question-invalid", "the question", List.of(finding));
  }
}
