package dev.wattle.sandbox.whatsapp.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What every send must have, and which rules its type brings along. */
public final class MessageRules {

  private static final Set<String> RECIPIENTS = Set.of("individual", "group");

  private final String display;
  private final Map<String, BiConsumer<JsonNode, Recipient>> types = new HashMap<>();

  /**
   * @param display the business number in digits
   * @param mediaType MIME type and size of a media id that was uploaded; a missing node if unknown
   */
  public MessageRules(
      String display, TemplateRules templates, Function<String, JsonNode> mediaType) {
    this.display = display;
    MediaRules media = new MediaRules(mediaType);
    types.put("text", (message, to) -> ContentRules.text(message));
    types.put("location", (message, to) -> ContentRules.location(message));
    types.put("contacts", (message, to) -> ContentRules.contacts(message));
    types.put("reaction", (message, to) -> ContentRules.reaction(message));
    types.put("interactive", (message, to) -> new InteractiveRules(media).check(message));
    types.put(
        "template",
        (message, to) -> {
          templates.check(message, to);
          media.checkAll(message.path("template").path("components"));
        });
    MediaRules.KINDS.forEach(
        kind -> types.put(kind, (message, to) -> media.check(kind, message.path(kind))));
  }

  /**
   * @throws GraphError if Meta would refuse the envelope or the content
   */
  public Recipient check(JsonNode message) {
    product(message);
    recipientType(message);
    Recipient to = Recipient.of(message, display);
    String type = Check.text(message, "type", "type", 64);
    BiConsumer<JsonNode, Recipient> rules = types.get(type);
    if (rules == null) {
      throw GraphError.of(
          400, 131051, "Unsupported message type", "Message type " + type + " is not supported.");
    }
    if (!message.path(type).isArray()) {
      Check.object(message, type, type);
    }
    rules.accept(message, to);
    if (message.has("context")) {
      Check.text(
          Check.object(message, "context", "context"), "message_id", "context.message_id", 512);
    }
    Check.optionalText(message, "biz_opaque_callback_data", "biz_opaque_callback_data", 512);
    return to;
  }

  /**
   * Mark as read, with or without the typing indicator.
   *
   * @throws GraphError if Meta would refuse it
   */
  public void checkRead(JsonNode message) {
    product(message);
    Check.oneOf(message, "status", "status", Set.of("read"));
    if (!Check.text(message, "message_id", "message_id", 512).startsWith("wamid.")) {
      throw GraphError.value("Param message_id is no message id.");
    }
    if (message.has("typing_indicator")) {
      JsonNode typing = Check.object(message, "typing_indicator", "typing_indicator");
      Check.oneOf(typing, "type", "typing_indicator.type", Set.of("text"));
    }
  }

  private static void recipientType(JsonNode message) {
    if (message.has("recipient_type")) {
      Check.oneOf(message, "recipient_type", "recipient_type", RECIPIENTS);
    }
  }

  private static void product(JsonNode message) {
    if (!message.isObject()) {
      throw GraphError.invalid("The body must be a JSON object.");
    }
    if (!"whatsapp".equals(message.path("messaging_product").asText())) {
      throw GraphError.of(
          400,
          100,
          "The parameter messaging_product is required.",
          "Parameter messaging_product must be whatsapp.");
    }
  }
}
