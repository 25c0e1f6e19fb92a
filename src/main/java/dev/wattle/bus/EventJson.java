package dev.wattle.bus;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Events on the wire: CloudEvents 1.0, structured JSON. */
@Component
public class EventJson {

  private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

  private final ObjectMapper json;

  public EventJson(ObjectMapper json) {
    this.json = json;
  }

  /** UTF-8 bytes. */
  public byte[] write(Event event) {
    ObjectNode node = json.createObjectNode();
    node.put("specversion", "1.0")
        .put("id", event.id())
        .put("source", event.source())
        .put("type", event.type());
    if (event.contact() != null) {
      node.put("subject", event.contact().toString());
    }
    node.put("time", event.time().toString()).put("datacontenttype", "application/json");
    node.set("data", json.valueToTree(event.data()));
    try {
      return json.writeValueAsBytes(node);
    } catch (IOException e) {
      throw Failure.of(
          Kind.MALFORMED,
          "bus.event-malformed",
          "event %s cannot be written".formatted(event.id()),
          e);
    }
  }

  /**
   * @throws Failure MALFORMED {@code bus.event-malformed} if the bytes are no event of ours
   */
  public Event read(byte[] bytes) {
    try {
      return read(json.readTree(bytes));
    } catch (IOException e) {
      throw malformed("not JSON", e);
    }
  }

  /**
   * @throws Failure MALFORMED {@code bus.event-malformed} if the tree is no event of ours
   */
  public Event read(JsonNode node) {
    try {
      JsonNode subject = node.path("subject");
      return new Event(
          text(node, "id"),
          text(node, "type"),
          text(node, "source"),
          subject.isTextual() ? ContactId.of(subject.textValue()) : null,
          time(node),
          json.convertValue(node.path("data"), DATA));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw malformed(String.valueOf(e.getMessage()), e);
    }
  }

  private static Instant time(JsonNode node) {
    return OffsetDateTime.parse(text(node, "time")).toInstant();
  }

  private static String text(JsonNode node, String field) {
    @Nullable String text = node.path(field).textValue();
    if (text == null) {
      throw new IllegalArgumentException("field " + field + " is missing");
    }
    return text;
  }

  private static Failure malformed(String what, Exception cause) {
    return Failure.of(
        Kind.MALFORMED, "bus.event-malformed", "a record on the bus is no event: " + what, cause);
  }
}
