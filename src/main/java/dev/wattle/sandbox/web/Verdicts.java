package dev.wattle.sandbox.web;

import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.ContactAddress;
import dev.wattle.outbound.ledger.MessageLedger;
import dev.wattle.outbound.ledger.MessageReceipt;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the gate said to each message for a person. */
@Component("sandboxVerdicts")
@Profile("sandbox")
class Verdicts {

  private static final int NEWEST = 12;

  private final ContactDirectory contacts;
  private final MessageLedger ledger;

  Verdicts(ContactDirectory contacts, MessageLedger ledger) {
    this.contacts = contacts;
    this.ledger = ledger;
  }

  /**
   * One line of the table.
   *
   * @param outcome send, later or withhold; waiting while the gate has not judged
   */
  record Line(
      String id,
      String what,
      String flow,
      String outcome,
      String rule,
      String detail,
      String state) {}

  /** Newest first; none for a stranger. */
  List<Line> of(String phone) {
    return contacts
        .find(ContactAddress.phone(phone))
        .map(contact -> ledger.recent(contact, NEWEST).stream().map(Verdicts::line).toList())
        .orElse(List.of());
  }

  private static Line line(MessageReceipt receipt) {
    String template = receipt.template();
    MessageReceipt.Ruling verdict = receipt.verdict();
    String detail = verdict == null ? null : verdict.detail();
    return new Line(
        receipt.id(),
        template == null ? receipt.type() : template,
        receipt.flow(),
        verdict == null ? "waiting" : verdict.outcome(),
        verdict == null ? "" : verdict.rule(),
        detail == null ? "" : detail,
        receipt.state().name().toLowerCase(Locale.ROOT));
  }
}
