package dev.wattle.ops.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@AdminPortApp.Test
class AnonymousTest {

  private final AdminPort caller;

  AnonymousTest(@LocalServerPort int port) {
    caller = new AdminPort(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing-here",
        "/error",
        "/logout",
        "/favicon.ico",
        "/default-ui.css",
        "/webjars/htmx.org/2.0.4/dist/htmx.min.js",
        "/sandbox",
        "/sandbox/",
        "/sandbox/requests",
        "/sandbox/requests/",
        "/sandbox/faults/whatsapp",
        "/ops",
        "/ops/dead-letters",
        "/ops/dead-letters/",
        "/ops/dead-letters/1",
        "/ops/dead-letters/1/replay",
        "/actuator",
        "/actuator/",
        "/actuator/health",
        "/actuator/health/",
        "/actuator/health/kafka",
        "/actuator/health/liveness/",
        "/actuator/health/readiness/kafka",
        "/actuator/info",
        "/actuator/env",
        "/actuator/heapdump",
        "/actuator/metrics",
        "/actuator/prometheus",
        "/actuator/prometheus/",
        "/actuator/loggers",
        "/actuator/jolokia",
        "/actuator/jolokia/",
        "/actuator/jolokia/version",
        "/actuator/jolokia/list",
        "/actuator/jolokia/read/java.lang:type=Memory/HeapMemoryUsage",
        "/actuator/jolokia?p=read/java.lang:type=Memory",
        "/actuator/jolokia/exec/java.lang:type=Memory/gc",
        "/actuator/%6Aolokia/version",
        "/actuator/jolokia/login",
        "/actuator/jolokia/actuator/health/liveness",
        "/jolokia",
        "/jolokia/version",
        "/actuator/hawtio",
        "/actuator/hawtio/",
        "/actuator/hawtio/index.html",
        "/actuator/hawtio/hawtconfig.json",
        "/actuator/hawtio/jolokia",
        "/actuator/hawtio/auth/login",
        "/actuator/hawtio/auth/config/login",
        "/actuator/hawtio/plugin",
        "/actuator/hawtio/user",
        "/actuator/hawtio/proxy/http/localhost/80/",
        "/hawtio"
      })
  void getsNowhere(String path) {
    for (String method :
        new String[] {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
      HttpResponse<String> answer = caller.send(method, path, "Accept", "application/json");

      assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(401);
      assertThat(answer.body()).doesNotContain("inside", "hawtio", "_links", "status\":\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/jolokia%2Fversion",
        "/actuator%2Fjolokia/version",
        "//actuator/jolokia",
        "/actuator/./jolokia",
        "/actuator/health/liveness/../../jolokia/version",
        "/actuator/jolokia;x=y/version",
        "/login/../actuator/jolokia",
        "/actuator/health/liveness%2F..%2F..%2Fjolokia",
        "/login;/../actuator/jolokia",
        "/actuator/jolokia%00"
      })
  void getsNowhereByDisguise(String path) {
    HttpResponse<String> answer = caller.send("GET", path, "Accept", "application/json");

    assertThat(answer.statusCode()).isIn(400, 401);
    assertThat(answer.body()).doesNotContain("agent", "\"value\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/actuator/hawtio", "/actuator/jolokia", "/ops/dead-letters"})
  void isSentToTheLoginPageInABrowser(String path) {
    HttpResponse<String> answer =
        caller.send("GET", path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue(caller.base() + "/login");
  }

  @ParameterizedTest
  @CsvSource({"/actuator/health/liveness", "/actuator/health/readiness"})
  void learnsTheBareStatus(String path) {
    HttpResponse<String> answer = caller.send("GET", path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void raisesNoPasswordBoxFromAScriptOfAPage() {
    HttpResponse<String> answer =
        caller.send(
            "GET", "/sandbox/requests", "Sec-Fetch-Site", "same-origin", "HX-Request", "true");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/login");
  }

  @Test
  void isRefusedWithAWrongPassword() {
    String wrong = AdminPort.basic("admin", "guess");

    assertThat(caller.send("GET", "/", "Authorization", wrong).statusCode()).isEqualTo(401);
    assertThat(caller.logIn("admin", "guess").headers().firstValue("Location"))
        .hasValue(caller.base() + "/login?error");
  }
}
