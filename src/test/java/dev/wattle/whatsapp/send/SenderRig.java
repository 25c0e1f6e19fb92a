package dev.wattle.whatsapp.send;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.MarketingMessages;
import dev.wattle.whatsapp.Secret;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.error.ShippedErrors;
import dev.wattle.whatsapp.message.RecipientKeys;
import dev.wattle.whatsapp.message.SendRequest;
import dev.wattle.whatsapp.message.TemplateForms;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The sender as it runs, against an address of the test's choice. */
final class SenderRig implements AutoCloseable {

  static final String NUMBER = "100000000000001";

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final WhatsAppSender sender;
  final ListedFiles files = new ListedFiles();

  SenderRig(String url, boolean appsecretProof) {
    this(url, appsecretProof, new MarketingMessages(false, null, null));
  }

  SenderRig(String url, boolean appsecretProof, MarketingMessages marketing) {
    WhatsAppSettings settings = settings(url, appsecretProof);
    ObjectMapper json = new ObjectMapper();
    GraphAnswer answer = new GraphAnswer(json, ShippedErrors.table());
    camel.start();
    sender =
        new WhatsAppSender(
            new GraphEndpoints(camel, settings),
            camel.createProducerTemplate(),
            new SendRequest(json, TemplateForms.NONE, RecipientKeys.ANY),
            answer,
            new Uploads(new UploadCall(settings), answer, provider()),
            new MarketingDoor(marketing),
            json,
            settings);
  }

  private static WhatsAppSettings settings(String url, boolean appsecretProof) {
    return new WhatsAppSettings(
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
  }

  private ObjectProvider<OutgoingFiles> provider() {
    return new StaticListableBeanFactory(Map.of("files", files))
        .getBeanProvider(OutgoingFiles.class);
  }

  WhatsAppSender sender() {
    return sender;
  }

  SendOutcome send() {
    return sender.send(text(NUMBER));
  }

  static MessageRequested text(String from) {
    return message(from, "text", Map.of("body", "Hello"));
  }

  static MessageRequested message(String from, String type, Map<String, Object> content) {
    return new MessageRequested(
        "5f0c7b1e-9d0e-3f5a-8a53-6d7d5e1c0001",
        ContactId.of("0b0e7a52-1111-4222-8333-444455556666"),
        ContactAddress.phone("+61491570156"),
        from,
        Purpose.SERVICE,
        type,
        content,
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
