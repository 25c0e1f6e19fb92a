package dev.wattle.inbound;

import dev.wattle.bus.RecordPublisher;
import dev.wattle.bus.Topics;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.webhook.RawItem;
import dev.wattle.whatsapp.webhook.SignatureCheck;
import dev.wattle.whatsapp.webhook.WebhookPayload;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Takes Meta's webhooks. Answered 200 means: every item is on the bus, acknowledged; any other
 * answer: none need be.
 */
@Component("whatsappIngress")
public class WhatsAppIngress {

  /** Meta's limit of one webhook. */
  private static final String STATUS = "status";

  static final int LARGEST = 3 * 1024 * 1024;

  private final WhatsAppSettings settings;
  private final SignatureCheck signature;
  private final WebhookPayload payload;
  private final RecordPublisher records;
  private final MeterRegistry meters;

  WhatsAppIngress(
      WhatsAppSettings settings,
      SignatureCheck signature,
      WebhookPayload payload,
      RecordPublisher records,
      MeterRegistry meters) {
    this.settings = settings;
    this.signature = signature;
    this.payload = payload;
    this.records = records;
    this.meters = meters;
  }

  /** Meta asks whether the address is ours: the challenge goes back as it came. */
  public void verify(Exchange exchange) {
    String token = exchange.getMessage().getHeader("hub.verify_token", "", String.class);
    String challenge = exchange.getMessage().getHeader("hub.challenge", "", String.class);
    boolean known = MessageDigest.isEqual(bytes(token), bytes(settings.verifyToken().value()));
    answer(exchange, known ? 200 : 403, known ? challenge : "");
  }

  /** One record for each item of the webhook, keyed by the person. */
  public CompletableFuture<Void> accept(Exchange exchange) {
    byte[] body =
        Objects.requireNonNullElse(exchange.getMessage().getBody(byte[].class), new byte[0]);
    String claimed = exchange.getMessage().getHeader("X-Hub-Signature-256", String.class);
    List<RawItem> items;
    try {
      items = items(body, claimed);
    } catch (Failure e) {
      count(
          e.kind() == Kind.UNTRUSTED
              ? "untrusted"
              : e.code().endsWith("too-large") ? "too-large" : "malformed");
      throw e;
    }
    answer(exchange, 200, "");
    return CompletableFuture.allOf(
            items.stream().map(this::publish).toArray(CompletableFuture[]::new))
        .whenComplete((done, failure) -> count(failure == null ? "accepted" : "unreachable"));
  }

  private List<RawItem> items(byte[] body, String claimed) {
    if (body.length > LARGEST) {
      String text = "a webhook of %d bytes is larger than Meta's limit of %d. Nothing was stored.";
      throw Failure.of(
          Kind.MALFORMED, "whatsapp.body-too-large", text.formatted(body.length, LARGEST));
    }
    if (!signature.isGenuine(body, claimed)) {
      String text =
          "X-Hub-Signature-256 does not fit the body. Check wattle.whatsapp.app-secrets. Nothing was stored.";
      throw Failure.of(Kind.UNTRUSTED, "whatsapp.signature-wrong", text);
    }
    return payload.split(body);
  }

  private CompletableFuture<Void> publish(RawItem item) {
    Map<String, String> headers =
        Map.of("wattle-event-id", item.id(), "wattle-account", item.waba());
    String topic = STATUS.equals(item.kind()) ? Topics.WHATSAPP_STATUS_RAW : Topics.WHATSAPP_RAW;
    return records.publish(topic, item.key(), item.json(), headers);
  }

  private void count(String outcome) {
    meters.counter("wattle.webhooks", "outcome", outcome).increment();
  }

  private static void answer(Exchange exchange, int status, String body) {
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/plain");
    exchange.getMessage().setBody(body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
