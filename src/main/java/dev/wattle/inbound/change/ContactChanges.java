package dev.wattle.inbound.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.bus.EventPublisher;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.contact.external.ExternalId;
import dev.wattle.contact.external.ExternalId.Account;
import dev.wattle.contact.external.ExternalIds;
import dev.wattle.contact.field.FieldChange;
import dev.wattle.contact.field.FieldLedger;
import dev.wattle.contact.field.FieldOutcome;
import dev.wattle.contact.mapping.Mappings;
import dev.wattle.contact.pseudonym.Pseudonyms;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in changes of a person's fields, for the Kamelet contact-apply-action. */
@Component("contactChanges")
public class ContactChanges {

  private final FieldLedger ledger;
  private final Mappings mappings;
  private final ExternalIds ids;
  private final Pseudonyms erased;
  private final VendorWithdrawals withdrawals;
  private final EventPublisher publisher;
  private final ContactEnricher enricher;
  private final ObjectMapper json;
  private final TransactionTemplate transaction;

  ContactChanges(
      FieldLedger ledger,
      Mappings mappings,
      ExternalIds ids,
      Pseudonyms erased,
      VendorWithdrawals withdrawals,
      EventPublisher publisher,
      ContactEnricher enricher,
      ObjectMapper json,
      PlatformTransactionManager transactions) {
    this.ledger = ledger;
    this.mappings = mappings;
    this.ids = ids;
    this.erased = erased;
    this.withdrawals = withdrawals;
    this.publisher = publisher;
    this.enricher = enricher;
    this.json = json;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Body: the event {@code crm.contact.changed}; or, where a source is named, {@code {fields, at}}
   * by our names. The news is on the bus before it is committed: it may come twice after a crash,
   * with the same id, but it is never missing.
   *
   * @param source empty for the vendor of the event
   */
  public void apply(Exchange exchange, String source) throws IOException {
    JsonNode body = tree(exchange);
    @Nullable String subject = exchange.getProperty("subject", String.class);
    if (subject == null) {
      String text = "event %s names no contact. Find the contact before it is published.";
      String event = exchange.getProperty("event", String.class);
      throw Failure.of(Kind.MALFORMED, "contact.subject-missing", text.formatted(event));
    }
    ContactId contact = ContactId.of(subject);
    if (source.isEmpty() && !isTheirs(contact, body.at("/data/record"))) {
      return;
    }
    FieldChange change = source.isEmpty() ? ofEvent(body) : ofFlow(body, source);
    String cause = exchange.getProperty("event", "", String.class) + exchange.getProperty("flow");
    boolean news =
        Boolean.TRUE.equals(transaction.execute(status -> publish(contact, change, cause)));
    if (news) {
      enricher.forget(contact);
    }
  }

  private boolean publish(ContactId contact, FieldChange change, String cause) {
    FieldOutcome outcome = ledger.apply(contact, change);
    if (mappings.find(change.origin().vendor()).isPresent()) {
      withdrawals.record(contact, change, outcome.changed(), cause);
    }
    List<Event> events = new ChangeNews(contact, change, cause).of(outcome);
    publisher.publish(events).join();
    return !outcome.changed().isEmpty();
  }

  /** A record that belongs to somebody else, or in doubt, or to who was erased, changes nobody. */
  private boolean isTheirs(ContactId contact, JsonNode record) {
    if (erased.isErased(contact)) {
      return false;
    }
    String id = record.path("id").asText();
    boolean held =
        ids.remember(new ExternalId(ExternalId.CONTACT, contact.toString(), account(record), id));
    enricher.forget(contact);
    return held;
  }

  private static Account account(JsonNode record) {
    String name = record.path("account").asText(Account.DEFAULT);
    return new Account(record.path("vendor").asText(), name);
  }

  private FieldChange ofEvent(JsonNode event) {
    JsonNode data = event.path("data");
    Account account = account(data.path("record"));
    JsonNode fields = mappings.of(account.vendor()).in("contact", data.path("changes"));
    Instant at = Instant.parse(data.path("changedAt").asText(event.path("time").asText()));
    boolean ours = "wattle".equals(data.path("origin").asText());
    return new FieldChange(account, map(fields), at, ours);
  }

  private static FieldChange ofFlow(JsonNode body, String source) {
    Instant at = Instant.parse(body.path("at").asText());
    return new FieldChange(Account.of(source), map(body.path("fields")), at, false);
  }

  private static Map<String, JsonNode> map(JsonNode fields) {
    Map<String, JsonNode> map = new LinkedHashMap<>();
    fields.properties().forEach(field -> map.put(field.getKey(), field.getValue()));
    return map;
  }

  private JsonNode tree(Exchange exchange) throws IOException {
    Object body = exchange.getMessage().getBody();
    return body instanceof JsonNode node
        ? node
        : json.readTree(exchange.getMessage().getBody(String.class));
  }
}
