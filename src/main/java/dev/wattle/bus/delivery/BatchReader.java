package dev.wattle.bus.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.bus.DeadLetters;
import dev.wattle.event.Position;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what camel-kafka polled into a {@link Batch}. Records that are no JSON are parked, the rest
 * goes on.
 */
@Component("batchReader")
public class BatchReader {

  /** Names the one flow that is to take a record which was put on the bus again. */
  public static final String ONLY_FOR = "wattle-only-for";

  private static final Pattern OWN_HEADERS = Pattern.compile("wattle-.*|traceparent");

  private final ObjectMapper json;
  private final DeadLetters deadLetters;

  BatchReader(ObjectMapper json, DeadLetters deadLetters) {
    this.json = json;
    this.deadLetters = deadLetters;
  }

  /** Every record of the poll. */
  public Batch read(List<Exchange> polled, String flow) {
    List<Delivery> deliveries = new ArrayList<>(polled.size());
    for (Exchange exchange : polled) {
      @Nullable Delivery delivery = delivery(exchange.getMessage(), flow);
      if (delivery != null && flow.equals(delivery.headers().getOrDefault(ONLY_FOR, flow))) {
        deliveries.add(delivery);
      }
    }
    return new Batch(polled, deliveries);
  }

  /**
   * The events of one type.
   *
   * @param type exact, or with a trailing {@code *} for all that begin so
   */
  public Batch readEvents(List<Exchange> polled, String flow, String type) {
    Batch all = read(polled, flow);
    return all.keeping(
        all.deliveries().stream().filter(delivery -> isOf(type, delivery.body())).toList());
  }

  /** The raw records of one source, see {@code raw-sink}. */
  public Batch readRaw(List<Exchange> polled, String flow, String source) {
    Batch all = read(polled, flow);
    return all.keeping(
        all.deliveries().stream()
            .filter(delivery -> source.equals(delivery.headers().get("wattle-account")))
            .toList());
  }

  private static boolean isOf(String wanted, JsonNode event) {
    String type = event.path("type").asText();
    return wanted.endsWith("*")
        ? type.startsWith(wanted.substring(0, wanted.length() - 1))
        : type.equals(wanted);
  }

  private @Nullable Delivery delivery(Message message, String flow) {
    byte[] payload = Objects.requireNonNullElse(message.getBody(byte[].class), new byte[0]);
    Map<String, String> headers = headers(message);
    Position position =
        new Position(
            message.getHeader(KafkaConstants.TOPIC, String.class),
            message.getHeader(KafkaConstants.PARTITION, Integer.class),
            message.getHeader(KafkaConstants.OFFSET, Long.class));
    String place = position.topic() + "/" + position.partition() + "/" + position.offset();
    String id = headers.getOrDefault("wattle-event-id", place);
    String key =
        Objects.requireNonNullElse(message.getHeader(KafkaConstants.KEY, String.class), place);
    try {
      return new Delivery(id, position, key, json.readTree(payload), payload, headers);
    } catch (IOException e) {
      Delivery unread = new Delivery(id, position, key, json.nullNode(), payload, headers);
      String text = "record %s is not JSON. Discard it, or mend it at its source.".formatted(place);
      deadLetters.park(flow, unread, Failure.of(Kind.MALFORMED, "bus.record-malformed", text, e));
      return null;
    }
  }

  private static Map<String, String> headers(Message message) {
    Map<String, String> own = new TreeMap<>();
    message
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (OWN_HEADERS.matcher(name).matches()) {
                own.put(
                    name,
                    value instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.UTF_8)
                        : String.valueOf(value));
              }
            });
    return own;
  }
}
