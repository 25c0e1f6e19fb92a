package dev.wattle.sandbox.whatsapp.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** People who write to the business. */
public final class Inbound {

  private final MetaAccount account;
  private final Envelope envelope;
  private final People people;
  private final Messages messages;
  private final WebhookPost post;
  private final Runnable counted;
  private final Clock clock;

  /**
   * @param counted told of each message, because they count for the number's throughput
   */
  public Inbound(
      MetaAccount account,
      People people,
      Messages messages,
      WebhookPost post,
      Runnable counted,
      Clock clock) {
    this.account = account;
    this.envelope = new Envelope(account, people);
    this.people = people;
    this.messages = messages;
    this.post = post;
    this.counted = counted;
    this.clock = clock;
  }

  /** Takes up where a restart interrupted. */
  public void resume() {
    messages.all().stream()
        .filter(message -> message.path("undelivered").asBoolean())
        .forEach(this::deliver);
  }

  /**
   * @param address digits of the phone number, or user id
   * @param type Meta's type
   * @param content under the key of the type
   * @param context id of the message that is answered; null for none
   * @return the message id
   */
  public String write(String address, String type, JsonNode content, @Nullable String context) {
    Instant now = clock.instant();
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    String id = Messages.newId(address);
    item.put(Envelope.isUserId(address) ? "from_user_id" : "from", address);
    item.put("id", id).put("timestamp", Long.toString(now.getEpochSecond())).put("type", type);
    if (context != null) {
      item.putObject("context").put("from", account.displayNumber()).put("id", context);
    }
    item.set(type, content);
    people.wrote(address, now);
    counted.run();
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("id", id).put("person", address).put("direction", "in").put("type", type);
    message.put("at", now.toString()).put("undelivered", true);
    message.set("content", content);
    message.set("item", item);
    messages.add(message);
    deliver(message);
    return id;
  }

  /** The person stops or resumes marketing in their app. */
  public void prefer(String address, String value) {
    people.marketing(address, value);
    ObjectNode change = envelope.change("user_preferences");
    ObjectNode inside = (ObjectNode) change.get("value");
    envelope.contact(inside, address);
    inside
        .putArray("user_preferences")
        .addObject()
        .put(Envelope.isUserId(address) ? "user_id" : "wa_id", address)
        .put("category", "marketing_messages")
        .put("value", value)
        .put("detail", "User requested to " + value + " marketing messages")
        .put("timestamp", clock.instant().getEpochSecond());
    post.deliver(change);
  }

  private void deliver(ObjectNode message) {
    ObjectNode change = envelope.change("messages");
    ObjectNode value = (ObjectNode) change.get("value");
    envelope.contact(value, message.path("person").asText());
    value.putArray("messages").add(message.path("item"));
    String id = message.path("id").asText();
    post.deliver(change).thenRun(() -> messages.change(id, taken -> taken.remove("undelivered")));
  }
}
