package dev.wattle.outbound;

import dev.wattle.bus.EventPublisher;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentListener;
import dev.wattle.consent.ConsentState;
import dev.wattle.consent.RecordedConsent;
import dev.wattle.event.Event;
import dev.wattle.outbound.ledger.MessageVerdicts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** A withdrawal cancels what still waits for that person; every decision becomes an event. */
@Component
class ConsentFollowUp implements ConsentListener {

  private final ConsentLedger ledger;
  private final MessageVerdicts verdicts;
  private final Consumer<Event> events;

  @Autowired
  ConsentFollowUp(ConsentLedger ledger, MessageVerdicts verdicts, EventPublisher publisher) {
    this(ledger, verdicts, event -> publisher.publish(event).join());
  }

  ConsentFollowUp(ConsentLedger ledger, MessageVerdicts verdicts, Consumer<Event> events) {
    this.ledger = ledger;
    this.verdicts = verdicts;
    this.events = events;
  }

  @Override
  public void recorded(RecordedConsent consent) {
    ConsentDecision decision = consent.decision();
    // An old withdrawal that is told again must not cancel what a newer consent allows.
    if (!ledger.answer(decision.contact(), decision.purpose()).allowed()) {
      verdicts.cancelDeferred(
          decision.contact(),
          decision.purpose(),
          "consent.withdrawn",
          "The consent was withdrawn while the message waited. Nothing to do.");
    }
    if (decision.state() != ConsentState.EXPIRED) {
      events.accept(event(consent));
    }
  }

  private static Event event(RecordedConsent consent) {
    ConsentDecision decision = consent.decision();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("purpose", decision.purpose().text());
    said.put("channel", decision.channel());
    said.put("source", decision.source());
    said.put("at", decision.decidedAt().toString());
    said.put("row", consent.row());
    return new Event(
        consent.eventId(),
        "consent." + decision.state().text(),
        "/wattle/consent",
        decision.contact(),
        decision.decidedAt(),
        Map.of("consent", said));
  }
}
