package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.hubspot.Records.PropertyChanges;
import dev.wattle.sandbox.hubspot.Records.Source;
import dev.wattle.sandbox.hubspot.wire.HookCourier;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells of changed contacts, deals and tickets: signed, in batches, again until it is taken, if
 * asked for several times.
 */
final class HubSpotWebhooks implements PropertyChanges {

  private static final int SUBSCRIPTION = 25;
  private static final int PORTAL = 33;
  private static final Set<String> TOLD = Set.of("contact", "deal", "ticket");
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
    changed(type, id, values, source, clock.instant());
  }

  @Override
  public void changed(String type, String id, ObjectNode values, Source source, Instant at) {
    String object = type.substring(0, type.length() - 1);
    if (!TOLD.contains(object) || values.isEmpty()) {
      return;
    }
    ArrayNode batch = JsonNodeFactory.instance.arrayNode();
    values
        .properties()
        .forEach(
            value -> {
              ObjectNode event = event(object + ".propertyChange", id);
              batch.add(event);
              event.put("occurredAt", at.toEpochMilli());
              event.put("propertyName", value.getKey()).put("changeSource", source.name());
              event.put("propertyValue", value.getValue().asText());
            });
    send(batch);
  }

  /** A contact is no more: {@code contact.deletion} or {@code contact.privacyDeletion}. */
  void gone(String subscription, String id) {
    send(JsonNodeFactory.instance.arrayNode().add(event(subscription, id)));
  }

  void merged(String first, String second, String stays) {
    ObjectNode event = event("contact.merge", stays).put("primaryObjectId", Long.parseLong(first));
    event.putArray("mergedObjectIds").add(Long.parseLong(second));
    event.put("newObjectId", Long.parseLong(stays));
    send(JsonNodeFactory.instance.arrayNode().add(event));
  }

  private ObjectNode event(String subscription, String id) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("eventId", numbers.incrementAndGet()).put("subscriptionId", SUBSCRIPTION);
    event.put("portalId", PORTAL).put("appId", 1_160_452).put("occurredAt", clock.millis());
    event.put("subscriptionType", subscription).put("attemptNumber", 0);
    return event.put("objectId", Long.parseLong(id)).put("changeSource", "CRM_UI");
  }

  private void send(ArrayNode batch) {
    for (int i = 0; i < manner.times(); i++) {
      long delay = manner.shuffled() ? ThreadLocalRandom.current().nextLong(SPREAD_MS) : 0;
      courier.send(batch.toString(), delay);
    }
  }
}
