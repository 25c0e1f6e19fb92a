package dev.wattle.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What flows may ask of this room, by the Kamelets media-fetch-action and media-keep-action. */
@Component("mediaSteps")
public class MediaSteps {

  private final MediaShelf shelf;
  private final MediaIntake intake;
  private final ObjectMapper json;

  MediaSteps(MediaShelf shelf, MediaIntake intake, ObjectMapper json) {
    this.shelf = shelf;
    this.intake = intake;
    this.json = json;
  }

  /**
   * The body, bytes of a file that is to be sent, is kept and becomes {@code {key, mimeType, size,
   * filename}}; the headers {@code Content-Type} and {@code CamelFileName} say what it is.
   */
  public void keep(Exchange exchange) {
    Message message = exchange.getMessage();
    String type =
        message.getHeader(Exchange.CONTENT_TYPE, "application/octet-stream", String.class);
    @Nullable String name = message.getHeader(Exchange.FILE_NAME, String.class);
    @Nullable InputStream bytes = message.getBody(InputStream.class);
    StoredFile file =
        intake.take(
            IncomingFile.own(type, name), bytes == null ? InputStream.nullInputStream() : bytes);
    shelf.file(file.key());
    message.setBody(
        json.createObjectNode()
            .put("key", file.key())
            .put("mimeType", file.mimeType())
            .put("size", file.size())
            .put("filename", file.filename()));
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
