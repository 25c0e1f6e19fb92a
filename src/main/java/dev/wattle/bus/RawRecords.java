package dev.wattle.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.EventId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Webhooks as the vendor sent them, safe on the bus before the vendor is answered. */
@Component("rawRecords")
public class RawRecords {

  /** Vendors count whole seconds, by clocks of their own. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  private final RecordPublisher records;
  private final Clock clock;
  private final ObjectMapper json;

  RawRecords(RecordPublisher records, ObjectMapper json, Clock clock) {
    this.records = records;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Body: the untouched bytes; properties {@code source} and {@code key}, the lane. The same
   * property {@code deliveryId} (the vendor's id of the call), or without it the same bytes, of the
   * same source are the same record.
   */
  public CompletableFuture<Void> store(Exchange exchange) {
    byte[] bytes = exchange.getMessage().getBody(byte[].class);
    String source = exchange.getProperty("source", String.class);
    String delivery = exchange.getProperty("deliveryId", String.class);
    String cause = delivery == null ? cause(bytes) : delivery;
    return publish(source, exchange.getProperty("key", "", String.class), cause, bytes);
  }

  /**
   * Body: an array of {@code {"key": …, "id": …, "at": …, "record": {…}}}; property {@code source}.
   * The same id, or without it the same record, of the same source is the same, however often it is
   * stored; unless it is so young that more may change at that time.
   */
  public CompletableFuture<Void> storeAll(Exchange exchange) throws IOException {
    String source = exchange.getProperty("source", String.class);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    Object body = exchange.getMessage().getBody();
    JsonNode array =
        body instanceof JsonNode node
            ? node
            : json.readTree(exchange.getMessage().getBody(byte[].class));
    for (JsonNode one : array) {
      byte[] bytes = json.writeValueAsBytes(one.path("record"));
      String id = one.path("id").asText(cause(bytes)) + unsettled(one.path("at").asText());
      all.add(publish(source, one.path("key").asText("one"), id, bytes));
    }
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<Void> publish(String source, String key, String cause, byte[] bytes) {
    String id = EventId.from(source, cause);
    Map<String, String> headers = Map.of("wattle-event-id", id, "wattle-account", source);
    return records.publish(Topics.VENDOR_RAW, source + ":" + key, bytes, headers);
  }

  private String unsettled(String at) {
    Instant now = clock.instant();
    boolean settled =
        at.isEmpty() || OffsetDateTime.parse(at).toInstant().isBefore(now.minus(SETTLED));
    return settled ? "" : " " + now;
  }

  private static String cause(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
