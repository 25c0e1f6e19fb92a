package dev.wattle.subscription.delivery;

import dev.wattle.bus.EventPublisher;
import dev.wattle.event.Event;
import dev.wattle.event.EventId;
import dev.wattle.subscription.Subscription;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells people, by the event {@code ops.alarm}, that a subscriber gets nothing any more. */
@Component
class OffAlarm implements OffListener {

  private static final Logger LOG = LoggerFactory.getLogger(OffAlarm.class);

  private final EventPublisher publisher;
  private final Clock clock;

  OffAlarm(EventPublisher publisher, Clock clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public void off(Subscription subscription, String because) {
    LOG.warn("webhook-off webhook={} because={}", subscription.id(), because);
    String id = subscription.id().toString();
    Instant now = clock.instant();
    String says =
        because.equals("gone")
            ? "The webhook answered 410: it wants no more events."
            : "The webhook has failed for too long.";
    Map<String, Object> data =
        Map.of("about", "webhook", "key", id, "says", says, "remedy", "GET /ops/webhooks");
    publisher
        .publish(
            new Event(
                EventId.from("alarm", "webhook", id, now.toString()),
                "ops.alarm",
                "/wattle/subscription",
                null,
                now,
                data))
        .exceptionally(
            failure -> {
              LOG.warn("webhook-off-untold webhook={} see=/ops/webhooks", id);
              return null;
            });
  }
}
