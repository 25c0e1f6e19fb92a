package dev.wattle.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** What flows may ask of this room, by the Kamelet media-fetch-action. */
@Component("mediaSteps")
public class MediaSteps {

  private final MediaShelf shelf;

  MediaSteps(MediaShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * The body, an event {@code whatsapp.media.stored} or any JSON with its {@code key}, becomes the
   * bytes; the headers {@code Content-Type} and {@code CamelFileName} say what they are.
   */
  public void fetch(Exchange exchange) {
    Message message = exchange.getMessage();
    JsonNode body = message.getBody(JsonNode.class);
    String key = key(body);
    StoredFile file = shelf.file(key);
    message.setBody(shelf.bytes(key));
    message.setHeader(Exchange.CONTENT_TYPE, file.mimeType());
    message.setHeader(Exchange.FILE_NAME, file.filename());
  }

  private static String key(JsonNode body) {
    String key = body.at("/data/media/key").asText(body.path("key").asText());
    if (key.isEmpty()) {
      String text =
          "the body names no file. Use this step on whatsapp.media.stored, or on {key: …}.";
      throw Failure.of(Kind.MALFORMED, "media.key-missing", text);
    }
    return key;
  }
}
