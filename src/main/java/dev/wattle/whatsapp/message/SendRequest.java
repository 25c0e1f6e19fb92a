package dev.wattle.whatsapp.message;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.MessageRequested;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Turns what we want sent into the body that Meta takes. */
@Component
public final class SendRequest {

  static final TypeReference<Map<String, Object>> JSON_OBJECT = new TypeReference<>() {};

  private final ObjectMapper json;
  private final TemplateForm templates;
  private final RecipientKeys keys;

  @Autowired
  SendRequest(
      ObjectMapper json, ObjectProvider<TemplateForms> forms, ObjectProvider<RecipientKeys> keys) {
    this(
        json,
        forms.getIfAvailable(() -> TemplateForms.NONE),
        keys.getIfAvailable(() -> RecipientKeys.ANY));
  }

  /** For callers outside Spring. */
  public SendRequest(ObjectMapper json, TemplateForms forms, RecipientKeys keys) {
    this.json = json;
    this.keys = keys;
    this.templates = new TemplateForm(json, forms);
  }

  /**
   * @param message whose limits were checked before
   * @return the body of {@code POST /<number id>/messages}; it carries our id, which comes back in
   *     every status and settles a send whose answer was lost
   */
  public ObjectNode of(MessageRequested message) {
    ObjectNode body = json.createObjectNode();
    body.put("messaging_product", "whatsapp");
    body.put("recipient_type", message.isToGroup() ? "group" : "individual");
    body.put(recipientKey(message.address()), message.address().value());
    keys.of(message).ifPresent(hash -> body.put("recipient_identity_key_hash", hash));
    body.put("type", message.type());
    body.set(message.type(), content(message.type(), json.valueToTree(message.content())));
    String quoted = message.replyTo();
    if (quoted != null && !"reaction".equals(message.type())) {
      body.putObject("context").put("message_id", quoted);
    }
    return body.put("biz_opaque_callback_data", message.id());
  }

  /**
   * @return the body that marks a message of the person's as read, and shows that we are writing
   */
  public ObjectNode read(String wamid, boolean typing) {
    ObjectNode body = json.createObjectNode().put("messaging_product", "whatsapp");
    body.put("status", "read").put("message_id", wamid);
    if (typing) {
      body.putObject("typing_indicator").put("type", "text");
    }
    return body;
  }

  private static String recipientKey(ContactAddress address) {
    return address.kind() == ContactAddress.Kind.USER_ID ? "recipient" : "to";
  }

  private JsonNode content(String type, JsonNode ours) {
    return switch (type) {
      case "interactive" -> InteractiveForm.of(ours);
      case "template" -> templates.of(ours);
      case "contacts" -> MetaKeys.of(ours.path("cards"));
      case "location" -> location(ours);
      default -> MetaKeys.of(ours);
    };
  }

  /** Meta takes coordinates as text here, and gives them as numbers in webhooks. */
  private static JsonNode location(JsonNode ours) {
    ObjectNode meta = MetaKeys.object(ours);
    meta.put("latitude", ours.path("latitude").asText());
    return meta.put("longitude", ours.path("longitude").asText());
  }
}
