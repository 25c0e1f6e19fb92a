package dev.wattle.contact.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.contact.external.ExternalId;
import dev.wattle.contact.external.ExternalId.Account;
import dev.wattle.contact.external.ExternalIds;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The id map for flows, by external-id-find-action and external-id-remember-action. */
@Component("externalIdSteps")
public class ExternalIdSteps {

  private static final String OURS = "ourId";
  private static final String THEIRS = "externalId";
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ExternalIds ids;
  private final ContactEnricher enricher;
  private final ObjectMapper json;

  ExternalIdSteps(ExternalIds ids, ContactEnricher enricher, ObjectMapper json) {
    this.ids = ids;
    this.enricher = enricher;
    this.json = json;
  }

  /**
   * Properties {@code askedOurs} and {@code askedTheirs}: the second wins if it is given. Sets
   * {@code ourId} and {@code externalId}, empty where unknown.
   */
  public void find(Exchange exchange, String kind, String vendor, String account) {
    Account where = new Account(vendor, account);
    String theirs = text(exchange, "askedTheirs");
    String ours = text(exchange, "askedOurs");
    if (theirs.isEmpty()) {
      theirs = ours.isEmpty() ? "" : ids.vendorId(kind, ours, where).orElse("");
    } else {
      ours = ids.ourId(kind, where, theirs).orElse("");
    }
    exchange.setProperty(OURS, ours);
    exchange.setProperty(THEIRS, theirs);
  }

  /**
   * After {@link #find}: what is not known is waited for, for some time.
   *
   * @param seconds 0 for not at all
   * @throws Failure THROTTLED while it is not known, REFUSED afterwards
   */
  public void await(Exchange exchange, int seconds) {
    boolean known = !text(exchange, OURS).isEmpty() && !text(exchange, THEIRS).isEmpty();
    if (known || seconds == 0) {
      return;
    }
    String said =
        "neither side knows the other of \"%s\" and \"%s\". The flow that joins them may be off; replay then."
            .formatted(text(exchange, OURS), text(exchange, THEIRS));
    if (exchange.getClock().elapsed() < Duration.ofSeconds(seconds).toMillis()) {
      throw Failure.throttled("contact.external-id-awaited", said, PAUSE);
    }
    throw Failure.of(Kind.REFUSED, "contact.external-id-missing", said);
  }

  /**
   * Properties {@code askedOurs} and {@code askedTheirs}; the latter is one id, or what a search
   * found as a JSON array: more than one goes to the review list. Sets {@code externalId} to what
   * holds from now on.
   */
  public void remember(Exchange exchange, String kind, String vendor, String account) {
    Account where = new Account(vendor, account);
    String ours = text(exchange, "askedOurs");
    if (ours.isEmpty()) {
      String text = "event %s names no contact. Use this step on events about a person.";
      String event = exchange.getProperty("event", String.class);
      throw Failure.of(Kind.MALFORMED, "contact.subject-missing", text.formatted(event));
    }
    List<String> found = found(text(exchange, "askedTheirs"));
    if (found.size() > 1) {
      ids.doubt(kind, ours, where, found);
    } else if (found.size() == 1) {
      ids.remember(new ExternalId(kind, ours, where, found.get(0)));
    }
    exchange.setProperty(THEIRS, ids.vendorId(kind, ours, where).orElse(""));
    if (ExternalId.CONTACT.equals(kind)) {
      refresh(exchange, ContactId.of(ours));
    }
  }

  private void refresh(Exchange exchange, ContactId contact) {
    enricher.forget(contact);
    if (exchange.getProperty("contact") != null) {
      exchange.setProperty("contact", enricher.enrich(contact));
    }
  }

  private List<String> found(String theirs) {
    if (!theirs.startsWith("[")) {
      return theirs.isEmpty() ? List.of() : List.of(theirs);
    }
    try {
      JsonNode array = json.readTree(theirs);
      return StreamSupport.stream(array.spliterator(), false)
          .map(JsonNode::asText)
          .filter(one -> !one.isEmpty())
          .distinct()
          .toList();
    } catch (JsonProcessingException e) {
      throw Failure.of(Kind.MALFORMED, "contact.external-id", "what was found is no JSON", e);
    }
  }

  private static String text(Exchange exchange, String property) {
    return exchange.getProperty(property, "", String.class);
  }
}
