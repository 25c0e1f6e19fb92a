package dev.wattle.whatsapp.webhook.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.Identity;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Persons;
import dev.wattle.whatsapp.webhook.item.Reading;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Messages in which WhatsApp itself tells of the person. Whoever is told about is named by the
 * <em>old</em> address, under which we know them; the new one stands in the data.
 */
final class SystemReader {

  private SystemReader() {}

  /** Null if it is none of the changes we know. */
  static @Nullable Reading read(Item item) {
    JsonNode system = item.body().path("system");
    return switch (Objects.requireNonNullElse(Lenient.text(system, "type"), "")) {
      case "user_changed_number", "customer_changed_number" -> numberChanged(item, system);
      case "user_changed_user_id" -> userIdChanged(item, system);
      case "customer_identity_changed" -> identityChanged(item, system);
      default -> null;
    };
  }

  private static @Nullable Reading numberChanged(Item item, JsonNode system) {
    Identity who = item.who();
    String phone = Persons.phone(Lenient.text(system, "wa_id", "new_wa_id", "customer"));
    Facts current =
        Facts.from(system)
            .put("phone", phone)
            .text("user_id", "userId")
            .text("parent_user_id", "parentUserId");
    if (who == null || current.map().isEmpty()) {
      return null;
    }
    return reading("whatsapp.user.number-changed", item, who, current);
  }

  /** Only the new ids are told here; the pair of old and new comes in a field of its own. */
  private static @Nullable Reading userIdChanged(Item item, JsonNode system) {
    Identity who = item.who();
    Facts current =
        Facts.from(system).text("user_id", "userId").text("parent_user_id", "parentUserId");
    if (who == null || Lenient.text(system, "user_id") == null) {
      return null;
    }
    return reading("whatsapp.user.id-changed", item, who, current);
  }

  private static @Nullable Reading identityChanged(Item item, JsonNode system) {
    JsonNode identity =
        item.body().path("identity").isObject()
            ? item.body().path("identity")
            : system.path("identity");
    Identity who = item.who();
    Facts data =
        Facts.from(item.body())
            .always("contact", Item.person(who).map())
            .always("number", item.number().map())
            .put(
                "identity",
                Facts.from(identity)
                    .text("hash", "hash")
                    .flag("acknowledged", "acknowledged")
                    .moment("created_timestamp", "createdAt"))
            .raw();
    return Reading.of("whatsapp.user.identity-changed", item.time(), who, data.map());
  }

  private static Reading reading(String type, Item item, Identity who, Facts current) {
    Facts previous = Facts.empty().put("phone", who.phone()).put("userId", who.userId());
    Facts data =
        Facts.from(item.body())
            .put("previous", previous)
            .put("current", current)
            .always("contact", Item.person(who).map())
            .always("number", item.number().map())
            .put("detail", Lenient.text(item.body().path("system"), "body"))
            .raw();
    return Reading.of(type, item.time(), who, data.map());
  }
}
