package dev.wattle.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.bus.EventPublisher;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.event.EventId;
import dev.wattle.failure.Failure;
import dev.wattle.media.IncomingFile;
import dev.wattle.media.MediaIntake;
import dev.wattle.media.StoredFile;
import dev.wattle.whatsapp.media.Download;
import dev.wattle.whatsapp.media.MediaSource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The file of a message is fetched once, as soon as the message is known, and announced when it is
 * safe. Every step may be repeated.
 */
@Component("mediaArrivals")
public class MediaArrivals {

  private static final Set<String> TYPES = Set.of("image", "video", "audio", "document", "sticker");

  private final MediaSource source;
  private final MediaIntake intake;
  private final EventPublisher publisher;

  MediaArrivals(MediaSource source, MediaIntake intake, EventPublisher publisher) {
    this.source = source;
    this.intake = intake;
    this.publisher = publisher;
  }

  /**
   * @param event {@code whatsapp.message.received}
   * @throws dev.wattle.failure.Failure as the source and the intake do
   */
  public CompletableFuture<Void> take(JsonNode event) {
    JsonNode message = event.at("/data/message");
    String mediaId = message.at("/content/id").asText();
    if (!TYPES.contains(message.path("type").asText()) || mediaId.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    StoredFile file =
        intake.known(message.path("id").asText()).orElseGet(() -> fetchWhole(event, mediaId));
    return publisher.publish(stored(event, file));
  }

  /** A download may be cut short without a sign: what does not fit its checksum comes once more. */
  private StoredFile fetchWhole(JsonNode event, String mediaId) {
    try {
      return fetch(event, mediaId);
    } catch (Failure e) {
      if (!MediaIntake.CHECKSUM_WRONG.equals(e.code())) {
        throw e;
      }
      return fetch(event, mediaId);
    }
  }

  private StoredFile fetch(JsonNode event, String mediaId) {
    String number = event.at("/data/number/id").asText();
    Instant sentAt = Instant.parse(event.path("time").asText());
    return source.fetch(mediaId, number, sentAt, download -> keep(event, number, download));
  }

  private StoredFile keep(JsonNode event, String number, Download download) {
    JsonNode message = event.at("/data/message");
    JsonNode content = message.path("content");
    String declared = content.path("mimeType").asText("application/octet-stream");
    IncomingFile file =
        new IncomingFile(
            message.path("id").asText(),
            ContactId.of(event.path("subject").asText()),
            number,
            Objects.requireNonNullElse(download.mimeType(), declared),
            content.path("filename").textValue(),
            Stream.of(download.sha256(), content.path("sha256").textValue())
                .filter(Objects::nonNull)
                .toList());
    intake.check(file, download.size());
    return intake.take(file, download.bytes());
  }

  private static Event stored(JsonNode event, StoredFile file) {
    JsonNode message = event.at("/data/message");
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("message", copied(message, List.of("id", "type", "text")));
    data.put("number", copied(event.at("/data/number"), List.of("id", "display")));
    data.put(
        "contact",
        copied(event.at("/data/contact"), List.of("phone", "userId", "username", "name")));
    data.put("media", described(file));
    return new Event(
        EventId.from("media", event.path("id").asText()),
        "whatsapp.media.stored",
        event.path("source").asText(),
        ContactId.of(event.path("subject").asText()),
        Instant.parse(event.path("time").asText()),
        data);
  }

  private static Map<String, Object> described(StoredFile file) {
    Map<String, Object> media = new LinkedHashMap<>();
    media.put("key", file.key());
    media.put("state", file.state());
    media.put("mimeType", file.mimeType());
    media.put("size", file.size());
    media.put("sha256", file.sha256());
    media.put("filename", file.filename());
    if (file.finding() != null) {
      media.put("finding", file.finding());
    }
    return media;
  }

  private static Map<String, Object> copied(JsonNode from, List<String> fields) {
    Map<String, Object> copy = new LinkedHashMap<>();
    fields.stream()
        .filter(field -> from.path(field).isTextual())
        .forEach(field -> copy.put(field, from.path(field).textValue()));
    return copy;
  }
}
