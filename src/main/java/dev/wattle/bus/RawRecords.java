package dev.wattle.bus;

import dev.wattle.event.EventId;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Webhooks as the vendor sent them, safe on the bus before the vendor is answered. */
@Component("rawRecords")
public class RawRecords {

  private final RecordPublisher records;

  RawRecords(RecordPublisher records) {
    this.records = records;
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
    String cause = delivery == null ? Base64.getEncoder().encodeToString(bytes) : delivery;
    String id = EventId.from(source, cause);
    Map<String, String> headers = Map.of("wattle-event-id", id, "wattle-account", source);
    String key = source + ":" + exchange.getProperty("key", "", String.class);
    return records.publish(Topics.VENDOR_RAW, key, bytes, headers);
  }
}
