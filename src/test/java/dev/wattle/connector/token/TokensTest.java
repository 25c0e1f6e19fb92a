package dev.wattle.connector.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.hazelcast.core.HazelcastInstance;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.connector.ConnectorSettings;
import dev.wattle.connector.RetryAfter;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestHazelcast;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class TokensTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final AtomicInteger issued = new AtomicInteger();
  private volatile String answer = "{\"access_token\":\"%s\",\"expires_in\":600}";
  private volatile String asked = "";
  private HttpServer server;
  private TokenEndpoint endpoint;
  private Tokens tokens;
  private Grant grant;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        http -> {
          String token = "t" + issued.incrementAndGet();
          asked = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] body = answer.formatted(token).getBytes(StandardCharsets.UTF_8);
          http.sendResponseHeaders(200, body.length);
          http.getResponseBody().write(body);
          http.close();
        });
    server.start();
    Duration second = Duration.ofSeconds(1);
    ConnectorSettings settings = new ConnectorSettings(second, second, 1, 1, second, second);
    RetryAfter retryAfter = new RetryAfter(settings, clock);
    TestHazelcast.member().getMap("connector-tokens").clear();
    endpoint = new TokenEndpoint(new ObjectMapper(), retryAfter, settings);
    tokens = node();
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

  @Test
  void isSharedByAllNodes() {
    Tokens other = node();
    assertThat(tokens.token(grant)).isEqualTo("t1");
    assertThat(other.token(grant)).isEqualTo("t1");
    clock.advance(Duration.ofSeconds(540));
    assertThat(other.token(grant)).isEqualTo("t2");
    assertThat(tokens.token(grant)).isEqualTo("t2");
  }

  @Test
  void isRenewedOnceForTheClusterWhenItIsRefusedOnTwoNodes() {
    Tokens other = node();
    tokens.token(grant);
    other.token(grant);
    assertThat(tokens.renew(grant)).isTrue();
    assertThat(tokens.token(grant)).isEqualTo("t2");
    assertThat(other.renew(grant)).isTrue();
    assertThat(other.token(grant)).isEqualTo("t2");
  }

  @Test
  void isAskedForByARefreshToken() {
    Grant refresh = new Grant(grant.tokenUrl(), "me", "s", "", "form", "r1");
    assertThat(tokens.token(refresh)).isEqualTo("t1");
    assertThat(asked)
        .isEqualTo("grant_type=refresh_token&client_id=me&client_secret=s&refresh_token=r1");
    assertThat(tokens.token(grant)).as("another grant").isEqualTo("t2");
  }

  @Test
  void aNoInsideAnAnswerOf200IsMisconfigured() {
    answer = "{\"error\":\"invalid_code\"}";
    Failure failure = catchThrowableOfType(Failure.class, () -> tokens.token(grant));
    assertThat(failure.kind()).isEqualTo(Kind.MISCONFIGURED);
    assertThat(failure).hasMessageContaining("invalid_code");
  }

  private Tokens node() {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("hazelcast", TestHazelcast.member());
    ObjectProvider<HazelcastInstance> member = beans.getBeanProvider(HazelcastInstance.class);
    return new Tokens(endpoint, new SharedTokens(member, safe(), clock), clock);
  }

  private static ObjectProvider<TokenSafe> safe() {
    return new StaticListableBeanFactory().getBeanProvider(TokenSafe.class);
  }
}
