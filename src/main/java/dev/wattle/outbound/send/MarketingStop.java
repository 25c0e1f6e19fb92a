package dev.wattle.outbound.send;

import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.ledger.FailureListener;
import dev.wattle.whatsapp.error.ErrorTable;
import dev.wattle.whatsapp.error.SideEffect;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Some errors say that the person stopped marketing from us, at once or in a later status. That is
 * a withdrawal, and stands in the ledger like any other.
 */
@Component
class MarketingStop implements FailureListener {

  private final ConsentLedger consents;
  private final ErrorTable errors;

  MarketingStop(ConsentLedger consents, ErrorTable errors) {
    this.consents = consents;
    this.errors = errors;
  }

  @Override
  public void failed(FailedMessage message) {
    if (errors.rule(message.code()).effect() == SideEffect.WITHDRAW_MARKETING) {
      withdraw(message.contact(), message.id(), message.code(), message.at());
    }
  }

  /** The same message and code never give a second row. */
  void withdraw(ContactId contact, String messageId, int code, Instant at) {
    consents.record(
        new ConsentDecision(
            contact,
            Purpose.MARKETING,
            ConsentState.WITHDRAWN,
            "whatsapp",
            "send-error",
            null,
            Map.of("message", messageId, "code", code),
            messageId,
            at,
            "outbound"));
  }
}
