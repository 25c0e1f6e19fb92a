package dev.wattle.whatsapp.webhook.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.Identity;
import dev.wattle.whatsapp.webhook.item.ErrorFacts;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Plain;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts that all events about messages have in common. */
final class MessageFacts {

  private MessageFacts() {}

  /** Without the id: an edit has two. */
  static Facts said(Content content, JsonNode message) {
    JsonNode context = message.path("context");
    Facts product =
        Facts.from(context.path("referred_product"))
            .text("catalog_id", "catalogId")
            .text("product_retailer_id", "retailerId");
    Boolean often = Lenient.flag(context.path("frequently_forwarded"));
    Boolean forwarded = Lenient.flag(context.path("forwarded"));
    return Facts.from(message)
        .put("type", content.type())
        .put("text", content.text())
        .always("content", content.facts())
        .put("replyTo", Lenient.text(context, "id"))
        .put("product", product)
        .put("forwarded", Boolean.TRUE.equals(often) ? often : forwarded)
        .put("frequentlyForwarded", often)
        .put("referral", referral(message.path("referral")));
  }

  /** Message, number, contact and group, the frame of every such event. */
  static Facts around(Item item, Facts message, @Nullable Identity who) {
    Facts group = Facts.from(item.body()).text("group_id", "id");
    return Facts.empty()
        .always("message", message.map())
        .always("number", item.number().map())
        .always("contact", Item.person(who).map())
        .put("group", group);
  }

  /** Meta's own object, so that nothing is lost that we do not understand. */
  static Object raw(Item item) {
    Object raw = Plain.of(item.body());
    return raw == null ? Map.of() : raw;
  }

  /** Also what stood beside the messages, where the message's own object was missing. */
  static Object errors(Item item) {
    var errors = ErrorFacts.of(item.body().path("errors"));
    errors.addAll(ErrorFacts.of(item.envelope().path("errors")));
    return errors;
  }

  private static Facts referral(JsonNode referral) {
    return Facts.from(referral)
        .text("source_url", "sourceUrl")
        .text("source_id", "sourceId")
        .text("source_type", "sourceType")
        .text("headline", "headline")
        .text("body", "body")
        .text("media_type", "mediaType")
        .text("image_url", "imageUrl")
        .text("video_url", "videoUrl")
        .text("thumbnail_url", "thumbnailUrl")
        .text("ctwa_clid", "ctwaClid")
        .put("welcomeMessage", Lenient.text(referral.path("welcome_message"), "text"));
  }
}
