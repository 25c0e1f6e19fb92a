package dev.wattle.contact.step;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.contact.external.ExternalId.Account;
import dev.wattle.contact.external.RecordFates;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Records that were joined or deleted elsewhere, by record-merged-action and record-gone-action.
 */
@Component("recordSteps")
public class RecordSteps {

  private final RecordFates fates;
  private final ContactEnricher enricher;

  RecordSteps(RecordFates fates, ContactEnricher enricher) {
    this.fates = fates;
    this.enricher = enricher;
  }

  /** Body: the event {@code crm.contact.merged}. */
  public void merged(Exchange exchange) {
    JsonNode data = data(exchange);
    List<String> merged = new ArrayList<>();
    data.path("merged").forEach(id -> merged.add(id.asText()));
    fates
        .merged(account(data), data.at("/record/id").asText(), merged)
        .forEach(contact -> enricher.forget(ContactId.of(contact)));
  }

  /**
   * Body: an event with {@code record}.
   *
   * @param fate {@code deleted} or {@code erased}
   */
  public void gone(Exchange exchange, String fate) {
    JsonNode data = data(exchange);
    fates
        .gone(account(data), data.at("/record/id").asText(), fate)
        .ifPresent(contact -> enricher.forget(ContactId.of(contact)));
  }

  private static Account account(JsonNode data) {
    JsonNode record = data.path("record");
    return new Account(
        record.path("vendor").asText(), record.path("account").asText(Account.DEFAULT));
  }

  private static JsonNode data(Exchange exchange) {
    JsonNode data = exchange.getMessage().getBody(JsonNode.class).path("data");
    if (data.at("/record/id").asText().isEmpty()) {
      String text = "the event names no record. Use this step on events about a record.";
      throw Failure.of(Kind.MALFORMED, "contact.record-missing", text);
    }
    return data;
  }
}
