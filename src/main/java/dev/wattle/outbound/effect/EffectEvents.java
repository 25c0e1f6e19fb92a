package dev.wattle.outbound.effect;

import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.event.EventId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.obstacle.Obstacle;
import dev.wattle.whatsapp.error.ErrorRule;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Effects as events, so that flows can act on them. Telling one twice gives the same id. */
@Component
public class EffectEvents {

  private static final String REMEDY = "GET /ops/holds";

  private final Announcer announcer;
  private final ContactDirectory directory;
  private final Clock clock;

  EffectEvents(Announcer announcer, ContactDirectory directory, Clock clock) {
    this.announcer = announcer;
    this.directory = directory;
    this.clock = clock;
  }

  /** {@code ops.alarm}: somebody should look; once for each obstacle. */
  void alarm(Obstacle obstacle, ErrorRule rule) {
    String about = obstacle.kind().text();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("about", about);
    data.put("key", obstacle.key());
    data.put("code", obstacle.code());
    data.put("says", rule.says());
    data.put("remedy", REMEDY);
    if (obstacle.until() != null) {
      data.put("until", obstacle.until().toString());
    }
    @Nullable ContactId person =
        obstacle.kind() == Obstacle.Kind.IDENTITY ? ContactId.of(obstacle.key()) : null;
    String id = EventId.from("alarm", about, obstacle.key(), obstacle.since().toString());
    announcer.announce(
        new Event(id, "ops.alarm", "/wattle/outbound", person, obstacle.since(), data));
  }

  /**
   * {@code whatsapp.user.unreachable}: this message does not reach the person by WhatsApp; another
   * channel may take it. Once for each message.
   *
   * @param rule why
   * @param code of the error; null where the gate did not even try
   */
  public void unreachable(
      MessageRequested message, String rule, @Nullable Integer code, @Nullable Instant until) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("contact", contact(message));
    data.put("number", Map.of("id", message.from()));
    data.put("message", described(message));
    data.put("rule", rule);
    if (code != null) {
      data.put("code", code);
    }
    if (until != null) {
      data.put("until", until.toString());
    }
    announcer.announce(
        new Event(
            EventId.from("unreachable", message.id()),
            "whatsapp.user.unreachable",
            "/whatsapp/" + message.from(),
            message.to(),
            clock.instant(),
            data));
  }

  /**
   * {@code whatsapp.message.withheld}: whoever asked for this answer may want to know. Once for
   * each message; of the purpose service only.
   *
   * @param rule why
   * @param sentence the same in words
   */
  public void withheld(MessageRequested message, String rule, String sentence) {
    if (message.purpose() == Purpose.SERVICE) {
      announcer.announce(answer("withheld", message, Map.of("rule", rule, "says", sentence)));
    }
  }

  /**
   * {@code whatsapp.message.failed}: the same for an answer that WhatsApp refused, at once or after
   * it was accepted, and that nothing takes the place of.
   *
   * @param rule why
   * @param says what the error means
   */
  public void failed(MessageRequested message, String rule, @Nullable Integer code, String says) {
    if (message.purpose() == Purpose.SERVICE) {
      Map<String, Object> why = new LinkedHashMap<>(Map.of("rule", rule, "says", says));
      if (code != null) {
        why.put("code", code);
      }
      announcer.announce(answer("failed", message, why));
    }
  }

  private Event answer(String fate, MessageRequested message, Map<String, Object> why) {
    Map<String, Object> data = new LinkedHashMap<>(why);
    data.put("number", Map.of("id", message.from()));
    data.put("message", described(message));
    return new Event(
        EventId.from(fate, message.id()),
        "whatsapp.message." + fate,
        "/whatsapp/" + message.from(),
        message.to(),
        clock.instant(),
        data);
  }

  private static Map<String, Object> described(MessageRequested message) {
    return Map.of(
        "id", message.id(),
        "type", message.type(),
        "purpose", message.purpose().text(),
        "flow", message.flow(),
        "content", message.content());
  }

  private Map<String, Object> contact(MessageRequested message) {
    Map<String, Object> contact = new LinkedHashMap<>();
    put(contact, message.address());
    for (ContactAddress.Kind kind : ContactAddress.Kind.values()) {
      Optional<ContactAddress> latest =
          directory.addresses(message.to()).stream().filter(a -> a.kind() == kind).findFirst();
      latest.ifPresent(address -> put(contact, address));
    }
    return contact;
  }

  private static void put(Map<String, Object> contact, ContactAddress address) {
    switch (address.kind()) {
      case PHONE -> contact.putIfAbsent("phone", address.value());
      case USER_ID -> contact.putIfAbsent("userId", address.value());
      case GROUP -> {}
    }
  }
}
