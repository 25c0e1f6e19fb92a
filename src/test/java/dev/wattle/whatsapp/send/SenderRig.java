package dev.wattle.whatsapp.send;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.Secret;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.error.ShippedErrors;
import dev.wattle.whatsapp.message.SendRequest;
import dev.wattle.whatsapp.message.TemplateForms;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/** The sender as it runs, against an address of the test's choice. */
final class SenderRig implements AutoCloseable {

  static final String NUMBER = "100000000000001";

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final WhatsAppSender sender;

  SenderRig(String url, boolean appsecretProof) {
    WhatsAppSettings settings =
        new WhatsAppSettings(
            URI.create(url),
            "v26.0",
            new Secret("a-token"),
            List.of(new Secret("an-app-secret")),
            new Secret("a-verify-token"),
            List.of(new BusinessNumber(NUMBER, "200000000000001", null)),
            Duration.ofMillis(700),
            Duration.ofMillis(500),
            200,
            appsecretProof);
    ObjectMapper json = new ObjectMapper();
    camel.start();
    sender =
        new WhatsAppSender(
            new GraphEndpoints(camel, settings),
            camel.createProducerTemplate(),
            new SendRequest(json, TemplateForms.NONE),
            new GraphAnswer(json, ShippedErrors.table()),
            json,
            settings);
  }

  WhatsAppSender sender() {
    return sender;
  }

  SendOutcome send() {
    return sender.send(text(NUMBER));
  }

  static MessageRequested text(String from) {
    return new MessageRequested(
        "5f0c7b1e-9d0e-3f5a-8a53-6d7d5e1c0001",
        ContactId.of("0b0e7a52-1111-4222-8333-444455556666"),
        ContactAddress.phone("+61491570156"),
        from,
        Purpose.SERVICE,
        "text",
        Map.of("body", "Hello"),
        null,
        "cause",
        "api",
        Instant.EPOCH,
        false,
        null);
  }

  @Override
  public void close() {
    camel.stop();
  }
}
