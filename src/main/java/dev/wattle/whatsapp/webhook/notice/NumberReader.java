package dev.wattle.whatsapp.webhook.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Plain;
import dev.wattle.whatsapp.webhook.item.Reading;

/** News about one of our numbers. Most tell only how it is displayed, not its id. */
public final class NumberReader {

  private NumberReader() {}

  /** Better or worse standing, and with it another limit. */
  public static Reading quality(Item item) {
    JsonNode body = item.body();
    JsonNode limit = body.path("max_daily_conversations_per_business");
    Facts data =
        Facts.from(body)
            .put("number", number(body))
            .text("event", "event")
            .put("messagingLimit", MessagingLimit.of(either(limit, body.path("current_limit"))))
            .put("previousLimit", MessagingLimit.of(body.path("old_limit")));
    return Notice.ofAccount("whatsapp.number.quality", item, data, "number");
  }

  /** The verdict on the name that people see. */
  public static Reading name(Item item) {
    Facts data =
        Facts.from(item.body())
            .put("number", number(item.body()))
            .text("decision", "decision")
            .text("requested_verified_name", "requestedName")
            .text("rejection_reason", "reason");
    return Notice.ofAccount("whatsapp.number.name", item, data, "decision");
  }

  public static Reading settings(Item item) {
    JsonNode settings = item.body().path("phone_number_settings");
    Facts data =
        Facts.from(item.body())
            .put("number", Facts.from(settings).text("phone_number_id", "id"))
            .text("type", "change")
            .put("settings", settings.isObject() ? Plain.of(settings) : null);
    return Notice.ofAccount("whatsapp.number.settings", item, data, "settings");
  }

  /** The name by which people find the business. */
  public static Reading username(Item item) {
    Facts data =
        Facts.from(item.body())
            .put("number", number(item.body()))
            .text("username", "username")
            .text("status", "status");
    return Notice.ofAccount("whatsapp.number.username", item, data, "status");
  }

  /** Someone changed, or wants to change, the PIN that guards the number. */
  public static Reading security(Item item) {
    Facts data =
        Facts.from(item.body())
            .put("number", number(item.body()))
            .text("event", "event")
            .text("requester", "requester");
    return Notice.ofAccount("whatsapp.security", item, data, "event");
  }

  private static Facts number(JsonNode body) {
    return Facts.from(body)
        .put("id", Lenient.text(body, "phone_number_id"))
        .text("display_phone_number", "display");
  }

  private static JsonNode either(JsonNode one, JsonNode other) {
    return one.isMissingNode() ? other : one;
  }
}
