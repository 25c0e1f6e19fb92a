package dev.wattle.inbound.gather;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * When each of several events happened, for people to read: with the date only where it changes.
 */
@Component
class GatheredTimes {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final GatherSettings settings;

  GatheredTimes(GatherSettings settings) {
    this.settings = settings;
  }

  /** One for each event, empty where it has no time. */
  List<String> of(List<JsonNode> events) {
    List<Optional<ZonedDateTime>> times = events.stream().map(this::time).toList();
    long days =
        times.stream().flatMap(Optional::stream).map(ZonedDateTime::toLocalDate).distinct().count();
    DateTimeFormatter format = days > 1 ? DAY : TIME;
    return times.stream().map(time -> time.map(format::format).orElse("")).toList();
  }

  private Optional<ZonedDateTime> time(JsonNode event) {
    try {
      return Optional.ofNullable(event.path("time").textValue())
          .map(text -> OffsetDateTime.parse(text).atZoneSameInstant(settings.timeZone()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
