package dev.wattle.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Position;
import dev.wattle.event.Purpose;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests on the wire: the record {@link MessageRequested} as JSON. */
@Component
public class MessageJson {

  private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

  private final ObjectMapper json;

  public MessageJson(ObjectMapper json) {
    this.json = json;
  }

  /** UTF-8 bytes. */
  public byte[] write(MessageRequested message, boolean resumed) {
    ObjectNode node = json.createObjectNode();
    node.put("id", message.id()).put("to", message.to().toString());
    ContactAddress address = message.address();
    node.putObject("address")
        .put("kind", address.kind().name().toLowerCase(Locale.ROOT))
        .put("value", address.value());
    node.put("from", message.from()).put("purpose", message.purpose().text());
    node.put("type", message.type()).set("content", json.valueToTree(message.content()));
    if (message.replyTo() != null) {
      node.put("replyTo", message.replyTo());
    }
    if (message.fallback() != null) {
      node.set("fallbackTemplate", json.valueToTree(message.fallback()));
    }
    node.put("cause", message.cause()).put("flow", message.flow());
    node.put("requestedAt", message.requestedAt().toString());
    node.put("bulk", message.bulk()).put("resumed", resumed);
    try {
      return json.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a tree of JSON can always be written", e);
    }
  }

  /**
   * @throws Failure MALFORMED {@code outbound.record-malformed} if it is no request
   */
  public OutboundRecord read(JsonNode node, Position position) {
    try {
      return new OutboundRecord(message(node), position, node.path("resumed").asBoolean());
    } catch (IllegalArgumentException | DateTimeException e) {
      String text =
          "record %s/%d/%d is no request for a message: %s. Discard it."
              .formatted(position.topic(), position.partition(), position.offset(), e.getMessage());
      throw Failure.of(Kind.MALFORMED, "outbound.record-malformed", text, e);
    }
  }

  private MessageRequested message(JsonNode node) {
    JsonNode address = node.path("address");
    return new MessageRequested(
        text(node, "id"),
        ContactId.of(text(node, "to")),
        new ContactAddress(
            ContactAddress.Kind.valueOf(text(address, "kind").toUpperCase(Locale.ROOT)),
            text(address, "value")),
        text(node, "from"),
        Purpose.of(text(node, "purpose")),
        text(node, "type"),
        json.convertValue(node.path("content"), CONTENT),
        node.path("replyTo").textValue(),
        text(node, "cause"),
        text(node, "flow"),
        Instant.parse(text(node, "requestedAt")),
        node.path("bulk").asBoolean(),
        fallback(node));
  }

  private @Nullable Map<String, Object> fallback(JsonNode node) {
    JsonNode template = node.path("fallbackTemplate");
    return template.isObject() ? json.convertValue(template, CONTENT) : null;
  }

  private static String text(JsonNode node, String field) {
    @Nullable String text = node.path(field).textValue();
    if (text == null) {
      throw new IllegalArgumentException("field " + field + " is missing");
    }
    return text;
  }
}
