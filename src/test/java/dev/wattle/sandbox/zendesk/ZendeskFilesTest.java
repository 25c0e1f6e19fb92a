package dev.wattle.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.connector.fixture.LightCamel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent's file lies somewhere else than the vendor's address says. */
class ZendeskFilesTest {

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private CamelContext camel;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        call -> {
          String path = call.getRequestURI().getPath();
          if (path.endsWith("/oauth/tokens")) {
            answer(call, "application/json", "{\"access_token\":\"t\"}".getBytes());
            return;
          }
          calls.add(path + " " + call.getRequestHeaders().getFirst("Authorization"));
          String next = path.endsWith("/loop") ? path : "/zendesk/store/tok1";
          if (path.contains("/store/")) {
            answer(call, "image/png", new byte[] {1, 2, 3});
          } else {
            call.getResponseHeaders().add("Location", url() + next);
            call.sendResponseHeaders(302, -1);
          }
          call.close();
        });
    server.start();
    camel = LightCamel.create(Clock.systemUTC(), Map.of());
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    server.stop(0);
  }

  @Test
  void aFileIsFollowedToWhereItLies() throws Exception {
    Exchange done = fetch(url() + "/zendesk/attachments/token/tok1");
    assertThat(done.getException()).isNull();
    assertThat(done.getMessage().getBody(byte[].class)).containsExactly(1, 2, 3);
    assertThat(done.getMessage().getHeader("Content-Type")).isEqualTo("image/png");
    assertThat(done.getMessage().getHeader("CamelFileName")).isEqualTo("front.png");
    assertThat(calls).hasSize(2);
  }

  @Test
  void aCircleOfRedirectsEnds() throws Exception {
    assertThat(fetch(url() + "/zendesk/loop").getException()).hasMessageContaining("302");
    assertThat(calls).hasSizeLessThan(5);
  }

  @Test
  void anAddressThatIsNeitherTheirsNorHttpsIsNotCalled() throws Exception {
    String elsewhere = "http://127.0.0.2:" + server.getAddress().getPort() + "/store/tok1";
    assertThat(fetch(elsewhere).getException()).hasMessageContaining("not https");
    assertThat(calls).isEmpty();
  }

  private Exchange fetch(String file) throws Exception {
    String given = "{\"url\":\"%s\",\"name\":\"front.png\"}".formatted(file);
    return camel
        .createProducerTemplate()
        .send(
            "kamelet:zendesk-fetch-file-action?clientId=a&clientSecret=b&baseUrl=RAW("
                + url()
                + "/zendesk)",
            exchange -> exchange.getMessage().setBody(new ObjectMapper().readTree(given)));
  }

  private static void answer(HttpExchange call, String type, byte[] body) throws IOException {
    call.getResponseHeaders().add("Content-Type", type);
    call.sendResponseHeaders(200, body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
