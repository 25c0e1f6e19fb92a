package dev.wattle.contact.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.contact.ContactFacts;
import dev.wattle.contact.external.ExternalId.Account;
import dev.wattle.contact.field.FieldLedger;
import dev.wattle.contact.mapping.Mapping;
import dev.wattle.contact.mapping.Mappings;
import dev.wattle.event.ContactId;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Mapped fields for flows, by field-map-action and contact-due-action. */
@Component("fieldSteps")
public class FieldSteps {

  private final FieldLedger ledger;
  private final Mappings mappings;
  private final ContactFacts facts;
  private final ObjectMapper json;

  FieldSteps(FieldLedger ledger, Mappings mappings, ContactFacts facts, ObjectMapper json) {
    this.ledger = ledger;
    this.mappings = mappings;
    this.facts = facts;
    this.json = json;
  }

  /**
   * Body: an object of fields by our names (way {@code out}) or by the vendor's (way {@code in});
   * becomes the same by the other names.
   */
  public void map(Exchange exchange, String vendor, String object, String way) throws IOException {
    Mapping mapping = mappings.of(vendor);
    JsonNode given = tree(exchange);
    exchange
        .getMessage()
        .setBody("in".equals(way) ? mapping.in(object, given) : mapping.out(object, given));
  }

  /**
   * Body: an event about a contact. Becomes {@code {id, fields}}: what that account has to be told,
   * by its own names; empty if nothing, and for an account in which the person was deleted. Without
   * fields in the event all of them are looked at.
   */
  public void due(Exchange exchange, String vendor, String account) throws IOException {
    JsonNode event = tree(exchange);
    ContactId contact = ContactId.of(Objects.requireNonNull(event.path("subject").textValue()));
    Account where = new Account(vendor, account);
    JsonNode named = event.at("/data/fields");
    List<String> fields = named.isMissingNode() ? ledger.known(contact) : names(named).toList();
    String cause = exchange.getProperty("event", event.path("id").asText(), String.class);
    ObjectNode ours =
        isGone(contact, where)
            ? json.createObjectNode()
            : ledger.due(contact, where, fields, cause);
    ObjectNode body = json.createObjectNode().put("id", contact.toString());
    body.set("fields", mappings.of(vendor).out("contact", ours));
    exchange.getMessage().setBody(body);
  }

  private boolean isGone(ContactId contact, Account where) {
    return facts.of(contact).stream()
        .anyMatch(fact -> "gone-from".equals(fact.kind()) && where.key().equals(fact.vendor()));
  }

  private static Stream<String> names(JsonNode fields) {
    return fields.isObject()
        ? fields.properties().stream().map(java.util.Map.Entry::getKey)
        : StreamSupport.stream(fields.spliterator(), false).map(JsonNode::asText);
  }

  private JsonNode tree(Exchange exchange) throws IOException {
    Object body = exchange.getMessage().getBody();
    return body instanceof JsonNode node
        ? node
        : json.readTree(exchange.getMessage().getBody(String.class));
  }
}
