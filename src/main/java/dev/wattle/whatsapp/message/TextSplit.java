package dev.wattle.whatsapp.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text that is too long for one message, where the caller allowed it: after a paragraph,
 * else a line, else a sentence, else a word.
 */
public final class TextSplit {

  private static final int MOST = 4096;
  private static final List<String> SEAMS = List.of("\n\n", "\n", ". ", " ");

  private TextSplit() {}

  /** The message itself where nothing is to be split, else its parts in their order. */
  public static List<JsonNode> parts(JsonNode message) {
    String body = message.at("/text/body").asText();
    if (!message.path("split").asBoolean()
        || !"text".equals(message.path("type").asText())
        || body.codePointCount(0, body.length()) <= MOST) {
      return List.of(message);
    }
    List<JsonNode> parts = new ArrayList<>();
    for (String text : cut(body)) {
      ObjectNode part = message.deepCopy();
      ((ObjectNode) part.path("text")).put("body", text);
      if (!parts.isEmpty()) {
        part.remove("replyTo");
      }
      parts.add(part);
    }
    return parts;
  }

  private static List<String> cut(String text) {
    List<String> parts = new ArrayList<>();
    String rest = text.strip();
    while (rest.codePointCount(0, rest.length()) > MOST) {
      int end = seam(rest, rest.offsetByCodePoints(0, MOST));
      parts.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      parts.add(rest);
    }
    return parts;
  }

  /** A seam in the first half would waste a message. */
  private static int seam(String text, int end) {
    for (String seam : SEAMS) {
      int at = text.lastIndexOf(seam, end - seam.length());
      if (at >= end / 2) {
        return at + seam.length();
      }
    }
    return end;
  }
}
