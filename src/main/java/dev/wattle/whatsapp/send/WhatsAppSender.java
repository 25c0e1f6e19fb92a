package dev.wattle.whatsapp.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.event.MessageRequested;
import dev.wattle.whatsapp.AppsecretProof;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.message.SendRequest;
import dev.wattle.whatsapp.message.file.FileReference;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes one call to Meta, once. Safe for many threads; connections are pooled per number. No route
 * stands in between, so that nothing can redeliver a send.
 */
@Component
public final class WhatsAppSender {

  private final GraphEndpoints endpoints;
  private final ProducerTemplate producer;
  private final SendRequest request;
  private final GraphAnswer answer;
  private final Uploads uploads;
  private final MarketingDoor marketing;
  private final ObjectMapper json;
  private final String authorization;
  private final String query;

  WhatsAppSender(
      GraphEndpoints endpoints,
      ProducerTemplate producer,
      SendRequest request,
      GraphAnswer answer,
      Uploads uploads,
      MarketingDoor marketing,
      ObjectMapper json,
      WhatsAppSettings settings) {
    this.endpoints = endpoints;
    this.producer = producer;
    this.request = request;
    this.answer = answer;
    this.uploads = uploads;
    this.marketing = marketing;
    this.json = json;
    this.authorization = "Bearer " + settings.accessToken().value();
    this.query = AppsecretProof.query(settings);
  }

  /**
   * @param message that the gate has judged; its limits are checked, its template exists
   * @return how it ended; nothing is repeated, whatever happened
   * @throws dev.wattle.failure.Failure MISCONFIGURED if the sending number is not ours
   */
  public SendOutcome send(MessageRequested message) {
    boolean special = marketing.takes(message);
    Endpoint endpoint =
        special ? endpoints.ofMarketing(message.from()) : endpoints.of(message.from());
    ObjectNode body = request.of(message);
    if (special) {
      marketing.complete(body);
    }
    List<FileReference> files = FileReference.in(body);
    SendOutcome outcome = send(endpoint, body, files, message.from());
    if (files.isEmpty() || !Uploads.isForgotten(outcome)) {
      return outcome;
    }
    // Meta refused it, so that nobody has it: once more with a fresh upload.
    uploads.forget(files, message.from());
    return send(endpoint, body, files, message.from());
  }

  private SendOutcome send(
      Endpoint endpoint, ObjectNode body, List<FileReference> files, String numberId) {
    return uploads.place(files, numberId).orElseGet(() -> post(endpoint, body));
  }

  /**
   * Shows the person two blue ticks, and that we are writing if {@code typing}; also for the
   * messages before it.
   *
   * @param wamid of a message that the person sent to this number
   */
  public SendOutcome markRead(String numberId, String wamid, boolean typing) {
    return post(endpoints.of(numberId), request.read(wamid, typing));
  }

  private SendOutcome post(Endpoint endpoint, JsonNode body) {
    Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
    Message in = exchange.getIn();
    in.setBody(bytes(body));
    in.setHeader(Exchange.CONTENT_TYPE, "application/json");
    in.setHeader("Authorization", authorization);
    if (!query.isEmpty()) {
      in.setHeader(Exchange.HTTP_QUERY, query);
    }
    producer.send(endpoint, exchange);
    Exception fault = exchange.getException();
    return fault == null ? read(exchange.getMessage()) : SendFault.read(fault);
  }

  private SendOutcome read(Message out) {
    Integer status = out.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    byte[] body = out.getBody(byte[].class);
    return answer.read(status == null ? 0 : status, body == null ? new byte[0] : body);
  }

  private byte[] bytes(JsonNode body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a tree of JSON can always be written", e);
    }
  }
}
