package dev.wattle.inbound;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.bus.EventPublisher;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.PhoneNumbers;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.event.EventId;
import dev.wattle.event.Identity;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What {@code event-sink} is given, made into events and published. */
@Component("eventDrafts")
public class EventDrafts {

  private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

  private final ObjectMapper json;
  private final EventPublisher publisher;
  private final ContactDirectory contacts;
  private final PhoneNumbers phones;
  private final Clock clock;

  EventDrafts(
      ObjectMapper json,
      EventPublisher publisher,
      ContactDirectory contacts,
      PhoneNumbers phones,
      Clock clock) {
    this.json = json;
    this.publisher = publisher;
    this.contacts = contacts;
    this.phones = phones;
    this.clock = clock;
  }

  /**
   * Body: a draft or an array of drafts; properties {@code type}, {@code source}, {@code event}.
   */
  public CompletableFuture<Void> publish(Exchange exchange) throws java.io.IOException {
    JsonNode body = tree(exchange.getMessage().getBody());
    List<Event> events = new ArrayList<>();
    Iterable<JsonNode> drafts = body.isArray() ? body : List.of(body);
    for (JsonNode draft : drafts) {
      events.add(event(draft, exchange));
    }
    return publisher.publish(events);
  }

  private JsonNode tree(Object body) throws java.io.IOException {
    if (body instanceof JsonNode node) {
      return node;
    }
    return body instanceof byte[] bytes
        ? json.readTree(bytes)
        : json.readTree(String.valueOf(body));
  }

  private Event event(JsonNode draft, Exchange exchange) {
    String source = exchange.getProperty("source", String.class);
    String cause = draft.path("id").asText(exchange.getProperty("event", "", String.class));
    String type = exchange.getProperty("type", String.class);
    @Nullable String time = draft.path("time").textValue();
    return new Event(
        EventId.from(source, type, cause),
        type,
        source,
        contact(draft.path("contact"), type.startsWith("crm.")),
        time == null ? clock.instant() : Instant.parse(time),
        json.convertValue(draft.path("data"), DATA));
  }

  /**
   * @param mentioned whether somebody tells of the person, who is not brought back by that after an
   *     erasure
   */
  private @Nullable ContactId contact(JsonNode contact, boolean mentioned) {
    if (contact.path("id").isTextual()) {
      return ContactId.of(contact.path("id").textValue());
    }
    @Nullable String phone = contact.path("phone").textValue();
    @Nullable String userId = contact.path("userId").textValue();
    @Nullable String name = contact.path("name").textValue();
    if (phone != null || userId != null) {
      String e164 = phone == null ? null : phones.e164(phone);
      Identity who = new Identity(e164, userId, null, null, name);
      return mentioned ? contacts.mentioned(who) : contacts.resolve(who);
    }
    @Nullable String email = contact.path("email").textValue();
    return email == null ? null : contacts.resolveEmail(Objects.requireNonNull(email), name);
  }
}
