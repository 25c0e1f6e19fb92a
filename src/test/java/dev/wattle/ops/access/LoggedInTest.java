package dev.wattle.ops.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@AdminPortApp.Test
class LoggedInTest {

  private static final String ADMIN = AdminPort.basic("admin", "sandbox");
  private static final String REPLAY = "/ops/dead-letters/1/replay";

  private final AdminPort caller;

  LoggedInTest(@LocalServerPort int port) {
    caller = new AdminPort(port);
  }

  @Test
  void aPersonReachesHawtioThroughTheLoginPage() {
    caller.send("GET", "/actuator/hawtio/index.html", "Accept", "text/html");

    HttpResponse<String> answer = caller.logIn("admin", "sandbox");

    assertThat(answer.headers().firstValue("Location").orElse(""))
        .contains("/actuator/hawtio/index.html");
    HttpResponse<String> hawtio = caller.send("GET", "/actuator/hawtio/index.html");
    assertThat(hawtio.statusCode()).isEqualTo(200);
    assertThat(hawtio.body()).contains("<title>Hawtio");
  }

  @Test
  void hawtioSeesTheRoutesThroughJolokia() {
    caller.logIn("admin", "sandbox");
    String search = "{\"type\":\"search\",\"mbean\":\"org.apache.camel:type=routes,*\"}";

    HttpResponse<String> answer =
        caller.post(
            "/actuator/jolokia", search, "application/json", "X-XSRF-TOKEN", caller.token());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("order-shipped-to-whatsapp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/sandbox/requests", "/actuator/prometheus", "/actuator/jolokia/version"})
  void everyPathTakesBasic(String path) {
    assertThat(caller.send("GET", path, "Authorization", ADMIN).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "POST", "DELETE"})
  void scriptsNeedNoToken(String method) {
    assertThat(caller.send(method, REPLAY, "Authorization", ADMIN).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.example",
    "Origin, null",
    "Origin, http://localhost:1"
  })
  void otherSitesCannotUseALoginThatABrowserRemembers(String header, String value) {
    HttpResponse<String> answer =
        caller.send("POST", REPLAY, "Authorization", ADMIN, header, value);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("ops.forged");
  }

  @Test
  void ownPagesMayUseALoginThatABrowserRemembers() {
    HttpResponse<String> answer =
        caller.send("POST", REPLAY, "Authorization", ADMIN, "Origin", caller.base());

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void aSessionNeedsItsToken() {
    caller.logIn("admin", "sandbox");
    caller.send("GET", "/");

    assertThat(caller.send("POST", REPLAY).statusCode()).isEqualTo(403);
    assertThat(caller.send("POST", REPLAY, "X-XSRF-TOKEN", caller.token()).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/exec/java.lang:type=Memory/gc",
        "?p=exec/java.lang:type=Memory/gc",
        "/%65xec/java.lang:type=Memory/gc"
      })
  void aLinkCannotExecuteABean(String operation) {
    caller.logIn("admin", "sandbox");

    assertThat(caller.send("GET", "/actuator/jolokia" + operation).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "vera, vera-looks, GET, /sandbox/requests, 200",
    "vera, vera-looks, GET, /actuator/prometheus, 200",
    "vera, vera-looks, POST, /ops/dead-letters/1/replay, 403",
    "vera, vera-looks, DELETE, /sandbox/requests, 403",
    "vera, vera-looks, GET, /actuator/jolokia/version, 403",
    "olga, olga-acts, POST, /ops/dead-letters/1/replay, 200",
    "olga, olga-acts, DELETE, /sandbox/requests, 200",
    "olga, olga-acts, POST, /, 403",
    "olga, olga-acts, GET, /actuator/jolokia/version, 403",
    "olga, olga-acts, GET, /actuator/hawtio/index.html, 403"
  })
  void rolesDecideWhatMayBeDone(
      String name, String password, String method, String path, int status) {
    String login = AdminPort.basic(name, password);

    assertThat(caller.send(method, path, "Authorization", login).statusCode()).isEqualTo(status);
  }

  @Test
  void logoutEndsTheSession() {
    caller.logIn("admin", "sandbox");
    caller.send("GET", "/");
    caller.send("POST", "/logout", "X-XSRF-TOKEN", caller.token());

    assertThat(caller.send("GET", "/").statusCode()).isEqualTo(401);
  }
}
