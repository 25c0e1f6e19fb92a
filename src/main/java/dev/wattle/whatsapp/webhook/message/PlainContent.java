package dev.wattle.whatsapp.webhook.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Lenient;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types with a handful of values. */
final class PlainContent {

  private PlainContent() {}

  static @Nullable Content text(JsonNode message) {
    String body = Lenient.text(message.path("text"), "body");
    return body == null ? null : Content.of("text", body, Facts.empty().put("body", body));
  }

  /** A tap on a quick reply of a template; the payload is the label if the sender gave none. */
  static @Nullable Content button(JsonNode message) {
    JsonNode button = message.path("button");
    Facts facts = Facts.from(button).text("payload", "payload").text("text", "text");
    return facts.map().isEmpty()
        ? null
        : Content.of("button", Lenient.text(button, "text", "payload"), facts);
  }

  /** Removed if there is no emoji, or an empty one. */
  static @Nullable Content reaction(JsonNode message) {
    JsonNode reaction = message.path("reaction");
    String emoji = Lenient.text(reaction, "emoji");
    if (Lenient.text(reaction, "message_id") == null) {
      return null;
    }
    Facts facts = Facts.from(reaction).text("message_id", "messageId").put("emoji", emoji);
    return Content.of("reaction", emoji, facts.put("removed", emoji == null));
  }

  static @Nullable Content location(JsonNode message) {
    JsonNode place = message.path("location");
    BigDecimal latitude = Lenient.decimal(place.path("latitude"));
    BigDecimal longitude = Lenient.decimal(place.path("longitude"));
    if (latitude == null || longitude == null) {
      return null;
    }
    Facts facts =
        Facts.from(place)
            .put("latitude", latitude)
            .put("longitude", longitude)
            .text("name", "name")
            .text("address", "address")
            .text("url", "url");
    String named =
        Stream.of(Lenient.text(place, "name"), Lenient.text(place, "address"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    String text = named.isEmpty() ? latitude + ", " + longitude : named;
    return Content.of("location", text, facts);
  }

  static @Nullable Content system(JsonNode message) {
    JsonNode system = message.path("system");
    Facts facts = Facts.from(system).text("type", "change").text("body", "body");
    return facts.map().isEmpty() ? null : Content.of("system", Lenient.text(system, "body"), facts);
  }
}
