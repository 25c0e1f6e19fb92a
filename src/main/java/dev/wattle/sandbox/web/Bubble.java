package dev.wattle.sandbox.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message in the chat.
 *
 * @param mine whether the person wrote it
 * @param image media id or link; null for none
 * @param ticks sent, delivered and read as the person's phone shows them
 * @param status Meta's word, for those who cannot see the ticks
 */
record Bubble(
    String id,
    boolean mine,
    String type,
    String text,
    String footer,
    @Nullable String image,
    List<String> buttons,
    String time,
    String ticks,
    String status) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

  static Bubble of(ObjectNode message) {
    JsonNode content = message.path("content");
    JsonNode shown = message.path("shown");
    boolean mine = "in".equals(message.path("direction").asText());
    String type = message.path("type").asText();
    String status = mine ? "" : message.path("status").asText();
    return new Bubble(
        message.path("id").asText(),
        mine,
        type,
        shown.isObject() ? templateText(shown) : text(type, content),
        shown.path("footer").asText(content.at("/footer/text").asText()),
        image(type, content),
        buttons(shown, content),
        TIME.format(Instant.parse(message.path("at").asText())),
        ticks(status),
        status);
  }

  private static String templateText(JsonNode shown) {
    String header = shown.path("header").asText();
    String body = shown.path("body").asText();
    return header.isEmpty() ? body : header + "\n" + body;
  }

  private static String text(String type, JsonNode content) {
    return switch (type) {
      case "text" -> content.path("body").asText();
      case "interactive" ->
          content.has("body")
              ? content.at("/body/text").asText()
              : content.path(content.path("type").asText()).path("title").asText();
      case "button" -> content.path("text").asText();
      case "reaction" -> content.path("emoji").asText();
      case "location" -> "📍 " + content.path("name").asText(content.path("latitude").asText());
      case "document" -> "📄 " + content.path("filename").asText("document");
      case "image", "sticker" -> content.path("caption").asText();
      default -> content.path("caption").asText("(" + type + ")");
    };
  }

  private static @Nullable String image(String type, JsonNode content) {
    if (!"image".equals(type) && !"sticker".equals(type)) {
      return null;
    }
    String id = content.path("id").asText();
    return id.isEmpty() ? content.path("link").asText() : "/sandbox/media/" + id;
  }

  private static List<String> buttons(JsonNode shown, JsonNode content) {
    List<String> labels = new ArrayList<>();
    shown.path("buttons").forEach(label -> labels.add(label.asText()));
    content.at("/action/buttons").forEach(button -> labels.add(button.at("/reply/title").asText()));
    content
        .at("/action/sections")
        .forEach(
            section -> section.path("rows").forEach(row -> labels.add(row.path("title").asText())));
    return List.copyOf(labels);
  }

  private static String ticks(String status) {
    return switch (status) {
      case "sent" -> "✓";
      case "delivered", "read" -> "✓✓";
      case "failed" -> "⚠";
      default -> "";
    };
  }
}
