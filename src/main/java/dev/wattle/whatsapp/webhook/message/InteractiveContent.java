package dev.wattle.whatsapp.webhook.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Plain;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Answers to buttons, lists, forms (flows) and requests for a call. */
final class InteractiveContent {

  /** A form's answer comes as text; nested deeper than this it would not fit into an event. */
  private static final int DEEPEST_ANSWER = 100;

  private final ObjectReader json;
  private final Map<String, BiFunction<JsonNode, Facts, @Nullable String>> readers;

  InteractiveContent(ObjectReader json) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder().maxNestingDepth(DEEPEST_ANSWER).build();
    this.json = json.with(JsonFactory.builder().streamReadConstraints(limits).build());
    readers =
        Map.of(
            "button_reply", InteractiveContent::choice,
            "list_reply", InteractiveContent::choice,
            "nfm_reply", this::form,
            "call_permission_reply", InteractiveContent::callPermission);
  }

  @Nullable Content read(JsonNode message) {
    JsonNode interactive = message.path("interactive");
    String kind = Lenient.text(interactive, "type");
    JsonNode reply = interactive.path(kind == null ? "" : kind);
    if (kind == null || !readers.containsKey(kind) || !reply.isObject()) {
      return null;
    }
    Facts facts = Facts.from(reply).put("kind", kind);
    String text = readers.get(kind).apply(reply, facts);
    return Content.of("interactive", text, facts);
  }

  private static @Nullable String choice(JsonNode reply, Facts facts) {
    facts.text("id", "id").text("title", "title").text("description", "description");
    return Lenient.text(reply, "title");
  }

  /** The answer as an object if it is one; otherwise as the text that came. */
  private @Nullable String form(JsonNode reply, Facts facts) {
    facts.text("name", "name").text("body", "body");
    JsonNode answer = reply.path("response_json");
    JsonNode parsed = answer.isTextual() ? parse(answer.textValue()) : answer;
    if (parsed != null && parsed.isObject()) {
      facts.put("response", Plain.of(parsed));
    } else {
      facts.put("responseText", Lenient.text(reply, "response_json"));
    }
    return Lenient.text(reply, "body");
  }

  private @Nullable JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException noJson) {
      return null;
    }
  }

  private static @Nullable String callPermission(JsonNode reply, Facts facts) {
    facts
        .text("response", "response")
        .text("response_source", "source")
        .flag("is_permanent", "permanent")
        .moment("expiration_timestamp", "expiresAt");
    return null;
  }
}
