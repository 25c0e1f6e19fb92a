package dev.wattle.whatsapp.webhook.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.Identity;
import dev.wattle.event.StatusChange;
import dev.wattle.whatsapp.webhook.item.ErrorFacts;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What became of messages that we sent. */
public final class StatusReader {

  private static final Pattern OUR_ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private StatusReader() {}

  /** Null if it is no status of a message: of a call, or without id or status. */
  public static @Nullable Reading read(Item item) {
    JsonNode body = item.body();
    String wamid = Lenient.text(body, "id");
    String status = Lenient.text(body, "status");
    if (wamid == null || status == null || "call".equals(Lenient.text(body, "type"))) {
      return null;
    }
    String callback = Lenient.text(body, "biz_opaque_callback_data");
    boolean ours = callback != null && OUR_ID.matcher(callback).matches();
    StatusChange change = change(item, wamid, ours ? callback : null, status);
    Identity who = item.who();
    Facts data =
        Facts.from(body)
            .put("message", Facts.empty().put("id", change.ourId()).put("wamid", wamid))
            .put("status", change.status())
            .put("errors", ErrorFacts.of(body.path("errors")))
            .put("pricing", change.pricing())
            .put("conversation", conversation(body.path("conversation")))
            .always("recipient", recipient(who))
            .put("group", group(body))
            .put("callbackData", ours ? null : callback)
            .always("number", item.number().map());
    return new Reading("whatsapp.message.status", change.at(), who, data.map(), change, false);
  }

  private static StatusChange change(
      Item item, String wamid, @Nullable String ourId, String status) {
    List<Map<String, Object>> errors = ErrorFacts.of(item.body().path("errors"));
    Map<String, Object> error = errors.isEmpty() ? Map.of() : errors.get(0);
    return new StatusChange(
        wamid,
        ourId,
        status.toLowerCase(Locale.ROOT),
        item.time(),
        error.get("code") instanceof Long code && code == code.intValue() ? code.intValue() : null,
        (String) error.get("title"),
        Lenient.text(item.metadata(), "phone_number_id"),
        pricing(item.body().path("pricing")));
  }

  /** Meta writes one category with a hyphen here and with an underscore elsewhere. */
  private static Map<String, Object> pricing(JsonNode pricing) {
    String category = Lenient.text(pricing, "category");
    return Facts.from(pricing)
        .flag("billable", "billable")
        .text("pricing_model", "model")
        .text("type", "type")
        .put("category", category == null ? null : category.replace('-', '_'))
        .map();
  }

  private static Facts conversation(JsonNode conversation) {
    return Facts.from(conversation)
        .text("id", "id")
        .moment("expiration_timestamp", "expiresAt")
        .put("origin", Lenient.text(conversation.path("origin"), "type"));
  }

  private static Map<String, Object> recipient(@Nullable Identity who) {
    Map<String, Object> person = Item.person(who).map();
    person.keySet().retainAll(List.of("phone", "userId", "parentUserId"));
    return person;
  }

  private static @Nullable Facts group(JsonNode status) {
    return "group".equals(Lenient.text(status, "recipient_type"))
        ? Facts.from(status).text("recipient_id", "id")
        : null;
  }
}
