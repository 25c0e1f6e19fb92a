package dev.wattle.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the Kamelet whatsapp-message-sink does. */
@Component("messageSteps")
public class MessageSteps {

  private final MessageRequests requests;
  private final ObjectMapper json;

  MessageSteps(MessageRequests requests, ObjectMapper json) {
    this.requests = requests;
    this.json = json;
  }

  /**
   * Body: the message; properties {@code subject} (whom it goes to by default) and {@code event}
   * (because of what), and {@code messageKey} where one event leads to several. Returns once the
   * request is safe on the bus; the body becomes its id.
   */
  public void request(Exchange exchange, String flow) {
    @Nullable String subject = exchange.getProperty("subject", String.class);
    String cause = exchange.getProperty("event", exchange.getExchangeId(), String.class);
    @Nullable ContactId contact = subject == null ? null : ContactId.of(subject);
    String key = exchange.getProperty("messageKey", "", String.class);
    RequestContext context = new RequestContext(contact, cause, flow, key.isEmpty() ? null : key);
    String id = requests.request(message(exchange), context).join().id();
    exchange.getMessage().setBody(id);
  }

  private JsonNode message(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (body instanceof JsonNode node) {
      return node;
    }
    try {
      return json.readTree(String.valueOf(exchange.getMessage().getBody(String.class)));
    } catch (IOException e) {
      String text = "the body given to whatsapp-message-sink is no JSON. See docs/messages.md.";
      throw Failure.of(Kind.MALFORMED, "outbound.message-malformed", text, e);
    }
  }
}
