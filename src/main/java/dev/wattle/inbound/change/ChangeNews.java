package dev.wattle.inbound.change;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.contact.field.FieldChange;
import dev.wattle.contact.field.FieldOutcome;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.event.EventId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events that follow from a change; their ids come from its cause. */
record ChangeNews(ContactId contact, FieldChange change, String cause) {

  List<Event> of(FieldOutcome outcome) {
    List<Event> events = new ArrayList<>();
    if (!outcome.changed().isEmpty()) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      outcome.changed().forEach((field, value) -> values.put(field, plain(value)));
      events.add(event("contact.changed", "origin", values));
    }
    if (!outcome.differing().isEmpty()) {
      events.add(event("contact.diverged", "record", List.copyOf(outcome.differing())));
    }
    return events;
  }

  private Event event(String type, String who, Object fields) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("contact", Map.of("id", contact.toString()));
    data.put(who, Map.of("vendor", change.origin().vendor(), "account", change.origin().name()));
    data.put("fields", fields);
    data.put("changedAt", change.at().toString());
    return new Event(
        EventId.from(type, cause), type, "/contacts/" + contact, contact, change.at(), data);
  }

  private static @Nullable Object plain(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(item.asText()));
      return items;
    }
    return value.isNumber()
        ? value.decimalValue()
        : value.isBoolean() ? value.asBoolean() : value.asText();
  }
}
