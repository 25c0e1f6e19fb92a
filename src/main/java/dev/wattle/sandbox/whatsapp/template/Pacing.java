package dev.wattle.sandbox.whatsapp.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.whatsapp.webhook.Messages;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Messages that simulated Meta takes and holds back, to see what people say of a template. They go
 * out later, or fail by a status, all at once.
 */
public final class Pacing {

  static final Set<String> WORDS = Set.of("held", "paused", "released", "dropped");

  /** What a send is answered while the template is held. */
  private static final Map<String, String> ANSWERS =
      Map.of("held", "held_for_quality_assessment", "paused", "paused");

  private static final String HELD = "held";
  private static final int DROPPED = 132015;

  private final TemplateShelf shelf;
  private final Messages messages;
  private final Consumer<ObjectNode> courier;

  /**
   * @param courier takes a message that goes on its way
   */
  public Pacing(TemplateShelf shelf, Messages messages, Consumer<ObjectNode> courier) {
    this.shelf = shelf;
    this.messages = messages;
    this.courier = courier;
  }

  /** Marks a message whose template is held. */
  public static void keep(JsonNode template, ObjectNode message) {
    if (template.has("pacing")) {
      message.set(HELD, template.get("pacing"));
    }
  }

  public static boolean holds(JsonNode message) {
    return message.has(HELD);
  }

  /** The {@code message_status} of a send's answer. */
  public static String word(JsonNode message) {
    return message.path(HELD).asText("accepted");
  }

  /**
   * @param word one of {@link #WORDS}
   */
  void befall(ObjectNode template, String word) {
    if (ANSWERS.containsKey(word)) {
      shelf.put(template.put("pacing", ANSWERS.get(word)));
      return;
    }
    template.remove("pacing");
    shelf.put(template);
    messages.all().stream()
        .filter(Pacing::holds)
        .filter(message -> isOf(template, message.path("content")))
        .map(message -> message.path("id").asText())
        .forEach(id -> free(id, "dropped".equals(word)));
  }

  private void free(String id, boolean dropped) {
    messages.change(
        id,
        message -> {
          message.remove(HELD);
          if (dropped) {
            message.put("undeliverable", true).put("code", DROPPED);
          }
        });
    messages.find(id).ifPresent(courier);
  }

  private static boolean isOf(JsonNode template, JsonNode content) {
    return template.path("name").asText().equals(content.path("name").asText())
        && template.path("language").asText().equals(content.at("/language/code").asText());
  }
}
