package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.hubspot.Records.PropertyChanges;
import dev.wattle.sandbox.hubspot.Records.Source;
import dev.wattle.sandbox.hubspot.wire.HookCourier;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells of changed contacts: signed, in batches, again until it is taken, if asked for several
 * times.
 */
final class HubSpotWebhooks implements PropertyChanges {

  private static final int SUBSCRIPTION = 25;
  private static final int PORTAL = 33;
  private static final long SPREAD_MS = 400;

  private final HubSpotAccount account;
  private final HookCourier courier;
  private final Clock clock;
  private final AtomicLong numbers = new AtomicLong(3_816_279_340L);
  private volatile Manner manner = new Manner(1, false);

  HubSpotWebhooks(HubSpotAccount account, URI url, Clock clock) {
    this.account = account;
    this.courier = new HookCourier(url, account.clientSecret(), clock);
    this.clock = clock;
  }

  /**
   * How they are delivered.
   *
   * @param times how often each
   * @param shuffled whether they come in any order, somewhat later
   */
  record Manner(int times, boolean shuffled) {}

  /** Whose they are. */
  String account() {
    return account.name();
  }

  void deliver(Manner next) {
    manner = next;
  }

  /** Those that are not taken yet. */
  long open() {
    return courier.open();
  }

  @Override
  public void changed(String type, String id, ObjectNode values, Source source) {
    if (!"contacts".equals(type) || values.isEmpty()) {
      return;
    }
    ArrayNode batch = JsonNodeFactory.instance.arrayNode();
    long now = clock.millis();
    values
        .properties()
        .forEach(
            value -> {
              ObjectNode event = batch.addObject();
              event.put("eventId", numbers.incrementAndGet()).put("subscriptionId", SUBSCRIPTION);
              event.put("portalId", PORTAL).put("appId", 1_160_452).put("occurredAt", now);
              event.put("subscriptionType", "contact.propertyChange").put("attemptNumber", 0);
              event.put("objectId", Long.parseLong(id)).put("propertyName", value.getKey());
              event.put("propertyValue", value.getValue().asText());
              event.put("changeSource", source.name());
            });
    for (int i = 0; i < manner.times(); i++) {
      long delay = manner.shuffled() ? ThreadLocalRandom.current().nextLong(SPREAD_MS) : 0;
      courier.send(batch.toString(), delay);
    }
  }
}
