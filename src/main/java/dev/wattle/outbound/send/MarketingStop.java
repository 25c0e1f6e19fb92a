package dev.wattle.outbound.send;

import dev.wattle.consent.brake.AutomaticWithdrawals;
import dev.wattle.consent.brake.Told;
import dev.wattle.event.ContactId;
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

  private final AutomaticWithdrawals withdrawals;
  private final ErrorTable errors;

  MarketingStop(AutomaticWithdrawals withdrawals, ErrorTable errors) {
    this.withdrawals = withdrawals;
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
    withdrawals.withdraw(
        new Told(contact, "send-error", Map.of("message", messageId, "code", code), messageId, at));
  }
}
