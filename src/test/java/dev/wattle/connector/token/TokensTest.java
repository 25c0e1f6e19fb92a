package dev.wattle.connector.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.connector.ConnectorSettings;
import dev.wattle.connector.RetryAfter;
import dev.wattle.testing.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final AtomicInteger issued = new AtomicInteger();
  private HttpServer server;
  private Tokens tokens;
  private Grant grant;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        http -> {
          String token = "t" + issued.incrementAndGet();
          byte[] body =
              "{\"access_token\":\"%s\",\"expires_in\":600}"
                  .formatted(token)
                  .getBytes(StandardCharsets.UTF_8);
          http.sendResponseHeaders(200, body.length);
          http.getResponseBody().write(body);
          http.close();
        });
    server.start();
    Duration second = Duration.ofSeconds(1);
    ConnectorSettings settings = new ConnectorSettings(second, second, 1, 1, second, second);
    RetryAfter retryAfter = new RetryAfter(settings, clock);
    tokens = new Tokens(new TokenEndpoint(new ObjectMapper(), retryAfter, settings), clock);
    grant = new Grant("http://127.0.0.1:" + server.getAddress().getPort(), "me", "s", "", "json");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void isAskedForOnceByManyAtATime() {
    Set<String> given =
        IntStream.range(0, 32)
            .parallel()
            .mapToObj(unused -> tokens.token(grant))
            .collect(Collectors.toSet());
    assertThat(given).containsExactly("t1");
  }

  @Test
  void isRenewedShortlyBeforeItExpires() {
    tokens.token(grant);
    clock.advance(Duration.ofSeconds(539));
    assertThat(tokens.token(grant)).isEqualTo("t1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.token(grant)).isEqualTo("t2");
  }

  @Test
  void isForgottenOnceWhenItIsRefused() {
    tokens.token(grant);
    assertThat(tokens.renew(grant)).isTrue();
    assertThat(tokens.token(grant)).isEqualTo("t2");
    assertThat(tokens.renew(grant)).isFalse();
    clock.advance(Duration.ofMinutes(3));
    assertThat(tokens.renew(grant)).isTrue();
  }
}
