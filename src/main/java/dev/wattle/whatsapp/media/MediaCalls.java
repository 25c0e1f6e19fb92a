package dev.wattle.whatsapp.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.whatsapp.AppsecretProof;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.error.ErrorRule;
import dev.wattle.whatsapp.error.ErrorTable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The two calls behind a file. Both only read, so that they may be repeated. */
@Component
final class MediaCalls {

  private static final Duration USUAL_PAUSE = Duration.ofSeconds(10);
  private static final int NO_SUCH_OBJECT = 33;
  private static final int OK = 200;

  private final WhatsAppSettings settings;
  private final ErrorTable errors;
  private final ObjectMapper json;
  private final HttpClient http;

  MediaCalls(WhatsAppSettings settings, ErrorTable errors, ObjectMapper json) {
    this.settings = settings;
    this.errors = errors;
    this.json = json;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .build();
  }

  /** {@code url}, {@code mime_type}, {@code sha256} and {@code file_size} of an id. */
  JsonNode resolve(String mediaId, String numberId) {
    String base = settings.baseUrl().toString().replaceFirst("/+$", "");
    String proof = AppsecretProof.query(settings);
    String query = "?phone_number_id=" + numberId + (proof.isEmpty() ? "" : "&" + proof);
    String address = "%s/%s/%s".formatted(base, settings.apiVersion(), mediaId);
    URI uri = URI.create(address + query);
    HttpResponse<InputStream> answer = get(uri);
    try (InputStream bytes = answer.body()) {
      JsonNode body = tree(bytes.readAllBytes());
      if (answer.statusCode() != OK || !body.path("url").isTextual()) {
        throw failure(answer.statusCode(), body.path("error"), mediaId);
      }
      return body;
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** The token goes to Meta only: over TLS, or to the host that the settings name. */
  HttpResponse<InputStream> open(URI url) {
    boolean named = Objects.equals(url.getHost(), settings.baseUrl().getHost());
    if (!named && !"https".equals(url.getScheme())) {
      String text = "the address of a file is not https. The token was not sent there.";
      throw Failure.of(Kind.REFUSED, "whatsapp.media-address-unsafe", text);
    }
    return get(url);
  }

  private HttpResponse<InputStream> get(URI uri) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(settings.timeout())
            .header("Authorization", "Bearer " + settings.accessToken().value())
            .header("User-Agent", "wattle")
            .build();
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  private Failure failure(int status, JsonNode error, String mediaId) {
    int code = error.path("code").asInt();
    if (code == NO_SUCH_OBJECT || error.path("error_subcode").asInt() == NO_SUCH_OBJECT) {
      return MediaSource.gone(mediaId, "Meta does not know it");
    }
    if (code == 0) {
      check(status, mediaId);
    }
    ErrorRule rule = errors.rule(code, error.path("is_transient").asBoolean());
    String text = "file %s: %s".formatted(mediaId, rule.says());
    if (rule.fate() == Kind.THROTTLED) {
      Duration pause = Objects.requireNonNullElse(rule.pauseAfter(0), USUAL_PAUSE);
      return Failure.throttled("whatsapp." + code, text, pause);
    }
    Kind kind = rule.fate() == Kind.UNCERTAIN ? Kind.UNREACHABLE : rule.fate();
    return Failure.of(kind, "whatsapp." + code, text);
  }

  /** Passes for 200 only. */
  static void check(int status, String mediaId) {
    String text = "file %s was answered %d.".formatted(mediaId, status);
    if (status == 429) {
      throw Failure.throttled("whatsapp.media-throttled", text, USUAL_PAUSE);
    }
    if (status == 401 || status == 403) {
      throw Failure.of(
          Kind.MISCONFIGURED, "whatsapp.media-token", text + " Check WHATSAPP_ACCESS_TOKEN.");
    }
    if (status != OK) {
      throw Failure.of(
          status >= 500 ? Kind.UNREACHABLE : Kind.REFUSED, "whatsapp.media-refused", text);
    }
  }

  static Failure unreachable(Exception cause) {
    String text = "a file could not be fetched: %s. It is tried again; see to the network.";
    return Failure.of(
        Kind.UNREACHABLE,
        "whatsapp.media-unreachable",
        text.formatted(cause.getClass().getSimpleName()),
        cause);
  }

  private JsonNode tree(byte[] body) {
    try {
      return json.readTree(body);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
