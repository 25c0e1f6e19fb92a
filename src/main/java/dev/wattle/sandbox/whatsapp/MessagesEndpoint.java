package dev.wattle.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.whatsapp.rules.GraphError;
import dev.wattle.sandbox.whatsapp.rules.MessageRules;
import dev.wattle.sandbox.whatsapp.rules.Recipient;
import dev.wattle.sandbox.whatsapp.rules.TemplateText;
import dev.wattle.sandbox.whatsapp.state.Audience;
import dev.wattle.sandbox.whatsapp.state.MetaState;
import dev.wattle.sandbox.whatsapp.template.Pacing;
import dev.wattle.sandbox.whatsapp.template.TemplateShelf;
import dev.wattle.sandbox.whatsapp.webhook.Messages;
import dev.wattle.sandbox.whatsapp.webhook.MetaAccount;
import dev.wattle.sandbox.whatsapp.webhook.People;
import dev.wattle.sandbox.whatsapp.webhook.StatusCourier;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code POST /{phone-number-id}/messages}. */
final class MessagesEndpoint {

  private final MetaAccount account;
  private final MessageRules rules;
  private final MetaState state;
  private final RateLimits limits;
  private final Audience audience;
  private final TemplateShelf templates;
  private final People people;
  private final Messages messages;
  private final StatusCourier courier;
  private final Clock clock;

  MessagesEndpoint(
      MetaAccount account,
      MessageRules rules,
      MetaState state,
      TemplateShelf templates,
      People people,
      Messages messages,
      StatusCourier courier,
      RateLimits limits,
      Clock clock) {
    this.account = account;
    this.rules = rules;
    this.state = state;
    this.limits = limits;
    this.audience = new Audience(state, clock);
    this.templates = templates;
    this.people = people;
    this.messages = messages;
    this.courier = courier;
    this.clock = clock;
  }

  SandboxAnswer post(JsonNode message) {
    if (message.has("status")) {
      rules.checkRead(message);
      limits.takeNumber();
      return SandboxAnswer.json(200, JsonNodeFactory.instance.objectNode().put("success", true));
    }
    Recipient to = rules.check(message);
    limits.take(to.address());
    ObjectNode kept = kept(message, to);
    checkPerson(kept, to);
    if ("template".equals(kept.path("type").asText()) && !people.windowIsOpen(to.address())) {
      audience.take(to.address());
    }
    messages.add(kept);
    if (!Pacing.holds(kept)) {
      courier.follow(kept);
    }
    return SandboxAnswer.json(200, accepted(kept, to));
  }

  /** The endpoint that takes marketing templates alone. */
  SandboxAnswer postMarketing(JsonNode message) {
    String policy = message.path("product_policy").asText("STRICT");
    if (!Set.of("STRICT", "CLOUD_API_FALLBACK").contains(policy)) {
      throw GraphError.invalid("Param product_policy must be CLOUD_API_FALLBACK or STRICT");
    }
    JsonNode sent = message.path("template");
    String language = sent.path("language").path("code").asText();
    boolean marketing =
        templates
            .find(sent.path("name").asText(), language)
            .filter(found -> "MARKETING".equals(found.path("category").asText()))
            .isPresent();
    if (!marketing) {
      throw GraphError.of(
          400, 134100, "Only marketing messages supported", "Use /messages for other messages.");
    }
    ObjectNode ordinary = message.deepCopy();
    ordinary.remove(List.of("product_policy", "message_activity_sharing"));
    return post(ordinary);
  }

  private void checkPerson(ObjectNode kept, Recipient to) {
    boolean template = "template".equals(kept.path("type").asText());
    if (!template
        && state.now().enforceWindow()
        && !people.windowOpens(to.address(), account.windowPatience())) {
      if (to.isGroup() && people.find(to.address()).isEmpty()) {
        throw GraphError.of(400, 131041, "Unknown group", "There is no such group.");
      }
      throw GraphError.of(
          400,
          131047,
          "Re-engagement message",
          "More than 24 hours have passed since the customer last replied.");
    }
    if ("marketing".equals(kept.path("category").asText())
        && people.refusesMarketing(to.address())) {
      throw GraphError.of(
          400, 131050, "User stopped marketing", "The person stopped marketing messages from you.");
    }
  }

  private ObjectNode kept(JsonNode message, Recipient to) {
    String type = message.path("type").asText();
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    kept.put("id", Messages.newId(to.address())).put("person", to.address());
    kept.put("direction", "out").put("type", type).put("at", clock.instant().toString());
    kept.set("content", message.path(type));
    kept.put("status", "accepted").put("open", true).put("undeliverable", !to.isReachable());
    if (to.isGroup()) {
      kept.put("group", true);
    }
    if (message.has("biz_opaque_callback_data")) {
      kept.put("callback", message.path("biz_opaque_callback_data").asText());
    }
    if ("template".equals(type)) {
      template(kept, message.path("template"));
    }
    return kept;
  }

  private void template(ObjectNode kept, JsonNode sent) {
    String language = sent.path("language").path("code").asText();
    templates
        .find(sent.path("name").asText(), language)
        .ifPresent(
            found -> {
              kept.put("category", found.path("category").asText().toLowerCase(Locale.ROOT));
              kept.set("shown", TemplateText.render(found, sent));
              Pacing.keep(found, kept);
            });
  }

  private static ObjectNode accepted(ObjectNode kept, Recipient to) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
    answer
        .putArray("contacts")
        .addObject()
        .put("input", to.input())
        .put(to.isUserId() ? "user_id" : "wa_id", to.address());
    ObjectNode message = answer.putArray("messages").addObject();
    message.put("id", kept.path("id").asText());
    if (to.isGroup()) {
      message.put("group_id", to.address());
    }
    if ("template".equals(kept.path("type").asText())) {
      message.put("message_status", Pacing.word(kept));
    }
    return answer;
  }
}
