package dev.wattle.whatsapp.send;

import dev.wattle.whatsapp.AppsecretProof;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.send.OutgoingFiles.Outgoing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * {@code POST /<number id>/media}: one file, streamed. It shows nobody anything: safe to repeat.
 */
@Component
final class UploadCall {

  /** What a slow line carries; gives large files the time that they need. */
  private static final long BYTES_PER_MILLI = 256;

  private static final String FORM =
      """
      --%1$s\r
      Content-Disposition: form-data; name="messaging_product"\r
      \r
      whatsapp\r
      --%1$s\r
      Content-Disposition: form-data; name="type"\r
      \r
      %2$s\r
      --%1$s\r
      Content-Disposition: form-data; name="file"; filename="%3$s"\r
      Content-Type: %2$s\r
      \r
      """;

  private final WhatsAppSettings settings;
  private final HttpClient http;

  UploadCall(WhatsAppSettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .build();
  }

  /** Meta's answer, whatever it says. */
  HttpResponse<byte[]> post(String numberId, Outgoing file) throws IOException {
    String edge = "wattle-" + UUID.randomUUID();
    HttpRequest request =
        HttpRequest.newBuilder(address(numberId))
            .timeout(settings.timeout().plus(Duration.ofMillis(file.size() / BYTES_PER_MILLI)))
            .header("Authorization", "Bearer " + settings.accessToken().value())
            .header("Content-Type", "multipart/form-data; boundary=" + edge)
            .POST(form(edge, file))
            .build();
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private URI address(String numberId) {
    String base = settings.baseUrl().toString().replaceFirst("/+$", "");
    String query = AppsecretProof.query(settings);
    String path = "%s/%s/%s/media".formatted(base, settings.apiVersion(), numberId);
    return URI.create(query.isEmpty() ? path : path + "?" + query);
  }

  private static BodyPublisher form(String edge, Outgoing file) {
    String name = file.filename().replaceAll("[\"\\\\\r\n]", "_");
    BodyPublisher all =
        BodyPublishers.concat(
            BodyPublishers.ofString(FORM.formatted(edge, file.mimeType(), name)),
            BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> open(file)), Math.max(1, file.size())),
            BodyPublishers.ofString("\r\n--" + edge + "--\r\n"));
    return all;
  }

  private static InputStream open(Outgoing file) {
    try {
      return file.bytes().open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
