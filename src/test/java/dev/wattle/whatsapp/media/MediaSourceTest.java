package dev.wattle.whatsapp.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.testing.SettableClock;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.Secret;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.error.ShippedErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaSourceTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String NUMBER = "100000000000001";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer meta;
  private int expired;
  private int status = 200;
  private String resolved = "";

  @BeforeEach
  void start() throws IOException {
    meta = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    meta.createContext("/", this::answer);
    meta.start();
    resolved =
        "{\"url\":\"%s/file\",\"mime_type\":\"image/png\",\"sha256\":\"ab\",\"file_size\":\"5\"}"
            .formatted(base());
  }

  @AfterEach
  void stop() {
    meta.stop(0);
  }

  @Test
  void readsTheFileWithTheToken() {
    assertThat(fetch(NOW)).isEqualTo("image/png ab 5 bytes");
    assertThat(asked)
        .containsExactly(
            "/v26.0/9001?phone_number_id=" + NUMBER + " Bearer token", "/file Bearer token");
  }

  @Test
  void asksForAnotherAddressWhenTheFirstHasExpired() {
    expired = 1;
    assertThat(fetch(NOW)).endsWith("bytes");
    assertThat(asked).hasSize(4);
  }

  @Test
  void aFileThatIsNeverThereIsGone() {
    expired = 10;
    fails(Kind.REFUSED, "whatsapp.media-gone", NOW);
    assertThat(asked).hasSize(6);
  }

  @Test
  void anIdOlderThanSevenDaysIsNotEvenAskedFor() {
    fails(Kind.REFUSED, "whatsapp.media-gone", NOW.minus(Duration.ofDays(7)).minusSeconds(1));
    assertThat(asked).isEmpty();
  }

  @Test
  void theCodeOfMetasErrorDecides() {
    status = 400;
    resolved = "{\"error\":{\"code\":100,\"error_subcode\":33}}";
    fails(Kind.REFUSED, "whatsapp.media-gone", NOW);
    resolved = "{\"error\":{\"code\":190}}";
    fails(Kind.MISCONFIGURED, "whatsapp.190", NOW);
    resolved = "{\"error\":{\"code\":2}}";
    fails(Kind.UNREACHABLE, "whatsapp.2", NOW);
    status = 503;
    resolved = "busy";
    fails(Kind.UNREACHABLE, "whatsapp.media-refused", NOW);
    meta.stop(0);
    fails(Kind.UNREACHABLE, "whatsapp.media-unreachable", NOW);
  }

  @Test
  void theTokenIsNotSentToAStrangersPlainHttp() {
    resolved = "{\"url\":\"http://localhost:1/file\"}";
    fails(Kind.REFUSED, "whatsapp.media-address-unsafe", NOW);
  }

  private String fetch(Instant sentAt) {
    WhatsAppSettings settings =
        new WhatsAppSettings(
            URI.create(base()),
            "v26.0",
            new Secret("token"),
            List.of(new Secret("secret")),
            new Secret("verify"),
            List.of(new BusinessNumber(NUMBER, "200000000000001", "61491570110")),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            10,
            false);
    MediaCalls calls = new MediaCalls(settings, ShippedErrors.table(), new ObjectMapper());
    return new MediaSource(calls, new SettableClock(NOW))
        .fetch("9001", NUMBER, sentAt, MediaSourceTest::read);
  }

  private static String read(Download download) {
    try {
      String text = new String(download.bytes().readAllBytes(), StandardCharsets.UTF_8);
      return String.join(
          " ", download.mimeType(), download.sha256(), Long.toString(download.size()), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fails(Kind kind, String code, Instant sentAt) {
    assertThatThrownBy(() -> fetch(sentAt))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.kind()).isEqualTo(kind);
            });
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    asked.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    boolean file = path.endsWith("/file");
    boolean missing = file && expired-- > 0;
    byte[] body = (file ? "bytes" : resolved).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(missing ? 404 : file ? 200 : status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String base() {
    return "http://127.0.0.1:" + meta.getAddress().getPort();
  }
}
