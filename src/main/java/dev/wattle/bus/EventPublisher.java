package dev.wattle.bus;

import dev.wattle.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * Publishes events on the topic of their subject, keyed by contact, so that one person's events
 * keep their order.
 */
@Component
public class EventPublisher {

  private final RecordPublisher records;
  private final EventJson json;
  private final MeterRegistry meters;

  EventPublisher(RecordPublisher records, EventJson json, MeterRegistry meters) {
    this.records = records;
    this.json = json;
    this.meters = meters;
  }

  /** Completes after the acknowledgement; see {@link RecordPublisher#publish}. */
  public CompletableFuture<Void> publish(Event event) {
    meters.counter("wattle.events", "type", event.type()).increment();
    String key = event.contact() == null ? event.source() : event.contact().toString();
    return records.publish(
        Topics.of(event.type()), key, json.write(event), Map.of("wattle-event-id", event.id()));
  }

  /**
   * Completes after the last acknowledgement. If it fails, some may have been published: publish
   * all of them again.
   */
  public CompletableFuture<Void> publish(List<Event> events) {
    return CompletableFuture.allOf(
        events.stream().map(this::publish).toArray(CompletableFuture[]::new));
  }
}
