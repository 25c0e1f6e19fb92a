package dev.wattle.outbound;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.ContactId;
import dev.wattle.event.EventId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.outbound.Recipients.Recipient;
import dev.wattle.outbound.file.FileCheck;
import dev.wattle.outbound.ledger.MessageClaims;
import dev.wattle.outbound.link.LinkGaps;
import dev.wattle.whatsapp.message.MessageLimits;
import dev.wattle.whatsapp.message.TextSplit;
import dev.wattle.whatsapp.message.Violation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where flows and the API ask for a message. Whether it is sent is the gate's decision. */
@Component
public class MessageRequests {

  private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

  private final Recipients recipients;
  private final MessageLimits limits;
  private final FileCheck files;
  private final MessageClaims claims;
  private final LinkGaps gaps;
  private final OutboundBus bus;
  private final ObjectMapper json;
  private final Clock clock;

  MessageRequests(
      Recipients recipients,
      MessageLimits limits,
      FileCheck files,
      MessageClaims claims,
      LinkGaps gaps,
      OutboundBus bus,
      ObjectMapper json,
      Clock clock) {
    this.recipients = recipients;
    this.limits = limits;
    this.files = files;
    this.claims = claims;
    this.gaps = gaps;
    this.bus = bus;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Asks for a message. The same flow, cause and key always ask for the same message, whose id can
   * be asked for afterwards.
   *
   * @param message in the shape of {@code docs/messages.md}
   * @return completes once the request is safe on the bus; of a text that was split, the first part
   * @throws Failure MALFORMED, naming the field
   */
  public CompletableFuture<MessageRequested> request(JsonNode message, RequestContext context) {
    List<JsonNode> parts = TextSplit.parts(message);
    List<MessageRequested> requested = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      requested.add(read(parts.get(i), i == 0 ? context : context.part(i + 1)));
    }
    if (RequestContext.API.equals(context.flow())) {
      requested.forEach(claims::note);
    }
    return CompletableFuture.allOf(
            requested.stream().map(bus::publish).toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> requested.get(0));
  }

  private MessageRequested read(JsonNode message, RequestContext context) {
    Purpose purpose = purpose(message);
    String type = required(message, "type");
    checkLimits(message);
    Recipient recipient = recipients.of(message, context.contact());
    return new MessageRequested(
        id(context),
        recipient.contact(),
        recipient.address(),
        recipient.number(),
        purpose,
        type,
        gaps.fill(json.convertValue(message.path(type), CONTENT), recipient.contact()),
        message.path("replyTo").textValue(),
        context.cause(),
        context.flow(),
        clock.instant(),
        message.path("bulk").asBoolean(),
        fallback(message, recipient.contact()));
  }

  private @Nullable Map<String, Object> fallback(JsonNode message, ContactId contact) {
    JsonNode template = message.path("fallbackTemplate");
    if (template.isMissingNode() || template.isNull()) {
      return null;
    }
    Map<String, Object> content = json.convertValue(template, CONTENT);
    List<Violation> broken = limits.check("template", content);
    if (!broken.isEmpty()) {
      throw malformed("fallbackTemplate", "is no template: " + broken.get(0).message());
    }
    return gaps.fill(content, contact);
  }

  private static String id(RequestContext context) {
    String key = Objects.requireNonNullElse(context.key(), "");
    return EventId.from("message", context.flow(), context.cause(), key);
  }

  private static Purpose purpose(JsonNode message) {
    String purpose = required(message, "purpose");
    try {
      return Purpose.of(purpose);
    } catch (IllegalArgumentException e) {
      throw malformed("purpose", "must be one of service, utility, authentication, marketing");
    }
  }

  private void checkLimits(JsonNode message) {
    List<Violation> broken = limits.check(message);
    if (broken.isEmpty()) {
      broken = files.check(message);
    }
    if (!broken.isEmpty()) {
      String all = String.join(" ", broken.stream().map(Violation::message).toList());
      throw Failure.of(
          Kind.MALFORMED,
          "outbound.message-malformed",
          "field " + broken.get(0).field() + ": " + all);
    }
  }

  private static String required(JsonNode message, String field) {
    @Nullable String text = message.path(field).textValue();
    if (text == null || text.isBlank()) {
      throw malformed(field, "is missing; it is required");
    }
    return text;
  }

  static Failure malformed(String field, String what) {
    return Failure.of(
        Kind.MALFORMED,
        "outbound.message-malformed",
        "field %s: %s %s. See docs/messages.md.".formatted(field, field, what));
  }
}
