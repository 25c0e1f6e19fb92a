package dev.wattle.api.event;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.wattle.api.contact.Persons;
import dev.wattle.event.Event;
import dev.wattle.event.EventId;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes a canonical event of a posted one that was checked. */
@Component
class EventReader {

  private final ObjectReader data;
  private final Persons persons;
  private final Clock clock;

  EventReader(ObjectMapper json, Persons persons, Clock clock) {
    this.data =
        json.readerFor(new TypeReference<HashMap<String, Object>>() {})
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    this.persons = persons;
    this.clock = clock;
  }

  /** The same source and id always give the same event. */
  Event read(JsonNode posted) {
    String source = posted.path("source").textValue();
    Map<String, Object> values = data(posted.path("data"));
    if (values.get("contact") instanceof Map<?, ?> contact) {
      values.put("contact", persons.normalised(contact));
    }
    return new Event(
        EventId.from("api", source, posted.path("id").textValue()),
        posted.path("type").textValue(),
        source,
        persons.resolve(posted.at("/data/contact")).orElse(null),
        time(posted.path("time")),
        values);
  }

  private Instant time(JsonNode time) {
    return time.isTextual() ? OffsetDateTime.parse(time.textValue()).toInstant() : clock.instant();
  }

  private Map<String, Object> data(JsonNode node) {
    try {
      return data.readValue(node);
    } catch (IOException e) {
      throw new IllegalStateException("data was checked to be an object", e);
    }
  }
}
