package dev.wattle.inbound.change;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.contact.external.ExternalId.Account;
import dev.wattle.contact.field.FieldChange;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Consent that a colleague takes away in another system is withdrawn in the ledger as well. */
@Component
class VendorWithdrawals {

  private static final String FIELD = "consent.";

  private final ConsentLedger ledger;

  VendorWithdrawals(ConsentLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * Nothing but what changed is given to this, so that the ledger's own news coming round is none.
   *
   * @param cause the same cause is written down once
   */
  void record(ContactId contact, FieldChange change, Map<String, JsonNode> changed, String cause) {
    Account origin = change.origin();
    changed.forEach(
        (field, value) -> {
          if (field.startsWith(FIELD) && "withdrawn".equals(value.asText())) {
            String purpose = field.substring(FIELD.length()).toUpperCase(Locale.ROOT);
            ledger.record(
                new ConsentDecision(
                    contact,
                    Purpose.valueOf(purpose),
                    ConsentState.WITHDRAWN,
                    "crm",
                    origin.key(),
                    null,
                    Map.of("system", origin.key(), "event", cause),
                    cause,
                    change.at(),
                    "contact-apply"));
          }
        });
  }
}
