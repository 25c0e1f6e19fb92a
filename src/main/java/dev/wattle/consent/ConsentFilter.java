package dev.wattle.consent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.Addresses;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Message Filter (EIP): ends a flow early for people who may not be written to. The gate asks
 * again; this only spares the work.
 */
@Component("consentFilter")
public class ConsentFilter {

  private static final Logger LOG = LoggerFactory.getLogger(ConsentFilter.class);

  private final ConsentLedger ledger;

  ConsentFilter(ConsentLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * Stops the exchange unless the event's person may be written to. Events about nobody pass.
   *
   * @param exchange its body is an event
   * @param purpose lower case
   */
  public void filter(Exchange exchange, String purpose) {
    JsonNode event = exchange.getMessage().getBody(JsonNode.class);
    String subject = event.path("subject").asText("");
    if (subject.isEmpty()) {
      return;
    }
    ConsentAnswer answer = ledger.answer(ContactId.of(subject), Purpose.of(purpose));
    if (!answer.allowed()) {
      LOG.info(
          "filtered flow={} event={} rule={}",
          exchange.getProperty("flow"),
          Addresses.masked(event.path("id").asText()),
          answer.rule());
      exchange.setRouteStop(true);
    }
  }
}
