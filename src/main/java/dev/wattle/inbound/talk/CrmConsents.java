package dev.wattle.inbound.talk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.brake.AutomaticWithdrawals;
import dev.wattle.consent.brake.Told;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A box un-ticked in a CRM withdraws marketing. A ticked one gives nothing: it shows no wording,
 * and often it is only the echo of what we told the CRM.
 */
@Component("crmConsents")
public class CrmConsents {

  private static final Logger LOG = LoggerFactory.getLogger(CrmConsents.class);

  private final ConsentLedger ledger;
  private final AutomaticWithdrawals withdrawals;
  private final ObjectMapper json;

  CrmConsents(ConsentLedger ledger, AutomaticWithdrawals withdrawals, ObjectMapper json) {
    this.ledger = ledger;
    this.withdrawals = withdrawals;
    this.json = json;
  }

  /**
   * @param event {@code crm.consent.changed}
   */
  public void apply(JsonNode event) {
    String subject = event.path("subject").asText("");
    JsonNode consent = event.at("/data/consent");
    if (subject.isEmpty() || consent.path("marketing").asBoolean(true)) {
      LOG.info("crm-consent-noted event={} effect=none", event.path("id").asText());
      return;
    }
    ContactId contact = ContactId.of(subject);
    if ("consent.withdrawn".equals(ledger.answer(contact, Purpose.MARKETING).rule())) {
      return;
    }
    String at = consent.path("at").asText(event.path("time").asText());
    withdrawals.withdraw(
        new Told(
            contact,
            "crm:" + event.at("/data/record/vendor").asText("unknown"),
            evidence(event),
            event.path("id").asText(),
            earlier(OffsetDateTime.parse(at).toInstant(), event)));
  }

  /** Never after the event itself: a clock that runs ahead must not overrule a later consent. */
  private static Instant earlier(Instant said, JsonNode event) {
    Instant told = OffsetDateTime.parse(event.path("time").asText()).toInstant();
    return said.isAfter(told) ? told : said;
  }

  private Map<String, Object> evidence(JsonNode event) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("event", event.path("id").asText());
    evidence.put("record", json.convertValue(event.at("/data/record"), Object.class));
    if (event.at("/data/consent/by").isTextual()) {
      evidence.put("by", event.at("/data/consent/by").textValue());
    }
    return evidence;
  }
}
