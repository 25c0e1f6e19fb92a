package dev.wattle.sandbox.hubspot.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The messages of one channel, by the thread that the channel names. */
final class Threads {

  private final Shelf messages;
  private final Shelf threads;
  private final Clock clock;

  Threads(ObjectStore store, String account, Clock clock) {
    this.messages = new Shelf(store, account, "inbox-message", 2000);
    this.threads = new Shelf(store, account, "inbox-thread", 2000);
    this.clock = clock;
  }

  /** A message whose {@code integrationIdempotencyId} is known is the one that is there. */
  synchronized ObjectNode publish(JsonNode given) {
    String key = given.path("integrationIdempotencyId").asText();
    Optional<ObjectNode> known =
        messages.all().stream()
            .filter(one -> !key.isEmpty() && key.equals(one.path("key").asText()))
            .findFirst();
    return known.orElseGet(() -> kept(given, key));
  }

  private ObjectNode kept(JsonNode given, String key) {
    String sender = given.at("/senders/0/deliveryIdentifier/value").asText();
    String name = given.path("integrationThreadId").asText(sender);
    ObjectNode thread = threads.get(name).orElseGet(() -> begun(name, given));
    ObjectNode message = message(thread, given.path("messageDirection").asText());
    message.put("text", given.path("text").asText()).put("key", key);
    message.set("senders", given.path("senders"));
    message.set("recipients", given.path("recipients"));
    message.set("attachments", given.path("attachments"));
    return messages.put(message.path("id").asText(), message);
  }

  private ObjectNode begun(String name, JsonNode given) {
    ObjectNode thread = JsonNodeFactory.instance.objectNode().put("id", threads.nextId(55));
    thread.put("name", name).set("person", given.at("/senders/0"));
    thread.set("business", given.at("/recipients/0"));
    thread.set("contactId", given.path("associateWithContactId"));
    return threads.put(name, thread);
  }

  /**
   * What an agent writes into a thread.
   *
   * @param name as the channel names it
   * @throws HubSpotError 404 for a thread that is not there
   */
  synchronized ObjectNode answer(String name, JsonNode given) {
    ObjectNode thread = threads.get(name).orElseThrow(HubSpotError::notFound);
    ObjectNode message = message(thread, "OUTGOING").put("text", given.path("text").asText());
    message.withArray("senders").addObject().put("actorId", "A-77").put("name", "Agent");
    message.withArray("recipients").add(thread.path("person"));
    JsonNode files = given.path("attachments");
    message.set("attachments", files.isArray() ? files : message.arrayNode());
    return messages.put(message.path("id").asText(), message);
  }

  private ObjectNode message(ObjectNode thread, String direction) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("id", "m" + messages.nextId(1)).put("type", "MESSAGE");
    message.put("conversationsThreadId", thread.path("id").asText());
    message.put("thread", thread.path("name").asText());
    message.put("direction", direction).put("createdAt", clock.instant().toString());
    return message;
  }

  /**
   * @throws HubSpotError 404 for a message that is not there
   */
  ObjectNode status(String id, JsonNode status) {
    return messages
        .change(id, message -> message.set("status", status))
        .orElseThrow(HubSpotError::notFound);
  }

  /** Oldest first. */
  List<ObjectNode> of(String name) {
    return messages.all().stream().filter(m -> name.equals(m.path("thread").asText())).toList();
  }
}
