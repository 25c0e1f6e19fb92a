package dev.wattle.api.media;

import dev.wattle.api.JsonBody;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.media.IncomingFile;
import dev.wattle.media.MediaIntake;
import dev.wattle.media.MediaShelf;
import dev.wattle.media.StoredFile;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code POST /api/media}, {@code GET /api/media/{key}} and {@code GET …/content}. */
@Component("apiMedia")
public class MediaDoor {

  private static final String KEY = "[0-9a-f]{64}";

  private final JsonBody bodies;
  private final MediaIntake intake;
  private final MediaShelf shelf;

  MediaDoor(JsonBody bodies, MediaIntake intake, MediaShelf shelf) {
    this.bodies = bodies;
    this.intake = intake;
    this.shelf = shelf;
  }

  /**
   * Answers 201 once the file is kept; the same bytes have the same key.
   *
   * @throws Failure REFUSED {@code media.too-large}, {@code media.type-refused}, {@code
   *     media.quarantined}; MALFORMED {@code api.form-malformed}, {@code api.file-empty}
   */
  public void post(Exchange exchange) {
    Message message = exchange.getMessage();
    byte[] body = Objects.requireNonNullElse(message.getBody(byte[].class), new byte[0]);
    String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
    PostedFile posted = PostedFile.of(type, name(message), body);
    if (posted.bytes().length == 0) {
      throw Failure.of(
          Kind.MALFORMED, "api.file-empty", "the file has no bytes. Post its content.");
    }
    IncomingFile file = IncomingFile.own(posted.mimeType(), posted.name());
    StoredFile kept = intake.take(file, new ByteArrayInputStream(posted.bytes()));
    // Whoever posts an infected file is told so.
    shelf.file(kept.key());
    bodies.answer(exchange, 201, view(kept));
    message.setHeader("Location", "/api/media/" + kept.key());
  }

  /**
   * @throws Failure REFUSED {@code media.unknown}, {@code media.quarantined}
   */
  public void get(Exchange exchange) {
    bodies.answer(exchange, 200, view(file(exchange)));
  }

  /** The bytes. */
  public void content(Exchange exchange) {
    StoredFile file = file(exchange);
    byte[] bytes = shelf.bytes(file.key());
    Message answer = exchange.getMessage();
    answer.removeHeaders("*");
    answer.setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
    answer.setHeader(Exchange.CONTENT_TYPE, file.mimeType());
    // What people send must never run in a browser as a page of ours.
    answer.setHeader("Content-Disposition", "attachment");
    answer.setHeader("X-Content-Type-Options", "nosniff");
    answer.setHeader("Cache-Control", "no-store");
    answer.setBody(bytes);
  }

  /** The query comes as it was written. */
  private static @Nullable String name(Message message) {
    @Nullable String written = message.getHeader("filename", String.class);
    try {
      return written == null ? null : URLDecoder.decode(written, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return written;
    }
  }

  private StoredFile file(Exchange exchange) {
    String key = exchange.getMessage().getHeader("key", "", String.class);
    if (!key.matches(KEY)) {
      throw Failure.of(
          Kind.REFUSED, "media.unknown", "a key has 64 hex digits. Take it from POST /api/media.");
    }
    return shelf.file(key);
  }

  private static Map<String, Object> view(StoredFile file) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("key", file.key());
    view.put("mimeType", file.mimeType());
    view.put("size", file.size());
    view.put("filename", file.filename());
    view.put("href", "/api/media/" + file.key());
    return view;
  }
}
