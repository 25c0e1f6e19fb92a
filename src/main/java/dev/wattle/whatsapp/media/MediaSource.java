package dev.wattle.whatsapp.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Fetches the file of a message. Its id lives seven days; the address that the id resolves to lives
 * five minutes and needs the token, so that it is used at once and asked for again when it has
 * gone.
 */
@Component
public final class MediaSource {

  /** How long an id from a webhook is good for. */
  public static final Duration ID_LIVES = Duration.ofDays(7);

  private static final int RESOLVED_AT_MOST = 3;
  private static final int NOT_FOUND = 404;

  private final MediaCalls calls;
  private final Clock clock;

  MediaSource(MediaCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * @param sentAt when the message was sent
   * @param taker reads the file; what it throws is handed on
   * @throws Failure REFUSED {@code whatsapp.media-gone} if the file can no longer be had;
   *     THROTTLED, UNREACHABLE or MISCONFIGURED as Meta's answer says
   */
  public <T> T fetch(String mediaId, String numberId, Instant sentAt, Download.Taker<T> taker) {
    if (sentAt.plus(ID_LIVES).isBefore(clock.instant())) {
      throw gone(mediaId, "its id is older than seven days");
    }
    for (int i = 0; i < RESOLVED_AT_MOST; i++) {
      JsonNode file = calls.resolve(mediaId, numberId);
      HttpResponse<InputStream> answer = calls.open(URI.create(file.path("url").asText()));
      try (InputStream bytes = answer.body()) {
        if (answer.statusCode() != NOT_FOUND) {
          MediaCalls.check(answer.statusCode(), mediaId);
          return taker.apply(
              new Download(
                  file.path("mime_type").textValue(),
                  file.path("sha256").textValue(),
                  file.path("size").asLong(file.path("file_size").asLong()),
                  bytes));
        }
      } catch (IOException e) {
        throw MediaCalls.unreachable(e);
      }
    }
    throw gone(mediaId, "its address is not found, though asked for anew");
  }

  static Failure gone(String mediaId, String why) {
    String text = "file %s can no longer be had: %s. Ask the person to send it again.";
    return Failure.of(Kind.REFUSED, "whatsapp.media-gone", text.formatted(mediaId, why));
  }
}
