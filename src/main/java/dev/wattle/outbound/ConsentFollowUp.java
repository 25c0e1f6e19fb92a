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
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** A withdrawal cancels what still waits for that person; every decision becomes an event. */
@Component
class ConsentFollowUp implements ConsentListener {

  private final ConsentLedger ledger;
  private final MessageVerdicts verdicts;
  private final Consumer<List<Event>> events;

  @Autowired
  ConsentFollowUp(ConsentLedger ledger, MessageVerdicts verdicts, EventPublisher publisher) {
    this(ledger, verdicts, all -> publisher.publish(all).join());
  }

  ConsentFollowUp(ConsentLedger ledger, MessageVerdicts verdicts, Consumer<List<Event>> events) {
    this.ledger = ledger;
    this.verdicts = verdicts;
    this.events = events;
  }

  @Override
  public void recorded(RecordedConsent consent) {
    recorded(List.of(consent));
  }

  @Override
  public void recorded(List<RecordedConsent> consents) {
    consents.stream().map(RecordedConsent::decision).forEach(this::cancel);
    List<Event> told =
        consents.stream()
            .filter(one -> one.decision().state() != ConsentState.EXPIRED)
            .map(ConsentFollowUp::event)
            .toList();
    if (!told.isEmpty()) {
      events.accept(told);
    }
  }

  private void cancel(ConsentDecision decision) {
    // Whatever a consent does not outdo was told when it was recorded itself.
    if (decision.state() == ConsentState.GIVEN) {
      return;
    }
    // An old withdrawal that is told again must not cancel what a newer consent allows.
    if (!ledger.answer(decision.contact(), decision.purpose()).allowed()) {
      verdicts.cancelDeferred(
          decision.contact(),
          decision.purpose(),
          "consent.withdrawn",
          "The consent was withdrawn while the message waited. Nothing to do.");
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
