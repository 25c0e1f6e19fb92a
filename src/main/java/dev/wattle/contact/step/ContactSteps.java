package dev.wattle.contact.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.contact.external.ExternalId;
import dev.wattle.contact.external.ExternalId.Account;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What flows may ask of this room, by the Kamelets contact-enrich-action, contact-await-action and
 * contact-remember-action.
 */
@Component("contactSteps")
public class ContactSteps {

  private static final String CONTACT = "contact";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ContactEnricher enricher;
  private final ExternalIdSteps externalIds;
  private final ObjectMapper json;

  ContactSteps(ContactEnricher enricher, ExternalIdSteps externalIds, ObjectMapper json) {
    this.enricher = enricher;
    this.externalIds = externalIds;
    this.json = json;
  }

  /** Sets property {@code contact}; the event stays the body. */
  public void enrich(Exchange exchange) {
    exchange.setProperty(CONTACT, enricher.enrich(contact(exchange)));
  }

  /**
   * Property {@code factValue} is the value; empty forgets. A contact that was looked up is looked
   * up again.
   */
  public void remember(Exchange exchange, String kind, String vendor, String account) {
    String value = exchange.getProperty("factValue", "", String.class);
    if ("external-id".equals(kind)) {
      exchange.setProperty("askedOurs", contact(exchange).toString());
      exchange.setProperty("askedTheirs", value);
      externalIds.remember(exchange, ExternalId.CONTACT, vendor, account);
      return;
    }
    String where = new Account(vendor, account).key();
    enricher.remember(contact(exchange), kind, where, value.isEmpty() ? null : read(kind, value));
    if (exchange.getProperty(CONTACT) != null) {
      enrich(exchange);
    }
  }

  /**
   * Sets property {@code contact} as {@link #enrich} does, once that part of it is known; another
   * flow may be about to find it out.
   *
   * @param part {@code externalIds} or {@code openTickets}
   * @throws Failure THROTTLED while it is not known, REFUSED after a minute
   */
  public void await(Exchange exchange, String part, String vendor) {
    enrich(exchange);
    if (exchange.getProperty(CONTACT, JsonNode.class).path(part).path(vendor).isTextual()) {
      return;
    }
    String text =
        "contact %s has nothing under %s.%s. The flow that finds it out may be off; replay then.";
    String said = text.formatted(contact(exchange), part, vendor);
    if (exchange.getClock().elapsed() < PATIENCE.toMillis()) {
      throw Failure.throttled("contact.fact-awaited", said, PAUSE);
    }
    throw Failure.of(Kind.REFUSED, "contact.fact-missing", said);
  }

  private JsonNode read(String kind, String value) {
    if (!"last-order".equals(kind)) {
      return TextNode.valueOf(value);
    }
    try {
      return json.readTree(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw Failure.of(Kind.MALFORMED, "contact.fact-malformed", "a last order is no JSON", e);
    }
  }

  private static ContactId contact(Exchange exchange) {
    @Nullable String subject = exchange.getProperty("subject", String.class);
    if (subject == null) {
      String text = "event %s names no contact. Use this step on events about a person.";
      String event = exchange.getProperty("event", String.class);
      throw Failure.of(Kind.MALFORMED, "contact.subject-missing", text.formatted(event));
    }
    return ContactId.of(subject);
  }
}
