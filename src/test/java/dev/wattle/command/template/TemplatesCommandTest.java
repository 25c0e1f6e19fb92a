package dev.wattle.command.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.command.Arguments;
import dev.wattle.command.WrongUsage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a loopback server that answers as the admin port does. */
class TemplatesCommandTest {

  private static final Map<String, String> ANSWERS =
      Map.of(
          "GET /ops/templates",
          "[{\"name\":\"order_shipped\",\"language\":\"en\",\"category\":\"UTILITY\",\"version\":\"1a2b\",\"status\":\"APPROVED\",\"drifted\":true,\"approvedBy\":[\"ada\"]}]",
          "GET /ops/templates/diff",
          "[{\"standing\":\"SAME\",\"account\":\"2\",\"name\":\"a\",\"language\":\"en\",\"findings\":[]},{\"standing\":\"CHANGED\",\"account\":\"2\",\"name\":\"b\",\"language\":\"en\",\"findings\":[\"too long\"]}]",
          "POST /ops/templates/sync?reason=a+look",
          "{\"changed\":[\"a/en\"]}",
          "POST /ops/templates/submit?name=b&language=en_US&reason=new+words",
          "[{\"account\":\"2\",\"outcome\":\"edited\",\"status\":\"PENDING\"}]");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();
  private HttpServer admin;

  @BeforeEach
  void start() throws IOException {
    admin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    admin.createContext("/", this::answer);
    admin.start();
  }

  @AfterEach
  void stop() {
    admin.stop(0);
  }

  @Test
  void listsOurFilesWithMetasWord() {
    assertThat(run("list")).isZero();
    assertThat(said())
        .contains("APPROVED", "order_shipped/en", "1a2b", "[\"ada\"]", "moved to marketing");
  }

  @Test
  void aDifferenceNeedsAttention() {
    assertThat(run("diff")).isEqualTo(1);
    assertThat(said()).contains("CHANGED", "b/en", "    \"too long\"", "1 of 2 differ.");
  }

  @Test
  void submitsAndSynchronisesWithAReason() {
    assertThat(run("sync", "--reason", "a look")).isZero();
    assertThat(run("submit", "--template", "b/en_US", "--reason", "new words")).isZero();
    assertThat(said()).contains("a/en", "\"outcome\":\"edited\"");
  }

  @Test
  void whatWattleRefusesIsSaid() {
    assertThat(run("delete", "--template", "b/en", "--reason", "x")).isEqualTo(1);
    assertThat(said()).contains("no such template");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "melt",
        "submit --template b/en",
        "submit --reason x",
        "submit --template b --reason x"
      })
  void whatMakesNoSenseIsRefusedBeforeAnybodyIsAsked(String line) {
    assertThatThrownBy(() -> run(line.isEmpty() ? new String[0] : line.split(" ")))
        .isInstanceOf(WrongUsage.class);
    assertThat(asked).isEmpty();
  }

  private int run(String... line) {
    TemplatesCommand command =
        new TemplatesCommand(Map.of("WATTLE_ADMIN_USER", "admin", "WATTLE_ADMIN_PASSWORD", "p"));
    List<String> all = new ArrayList<>(List.of(line));
    all.addAll(List.of("--url", "http://127.0.0.1:" + admin.getAddress().getPort()));
    return command.run(
        new Arguments(all, command.options()), new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange http) throws IOException {
    String call = http.getRequestMethod() + " " + http.getRequestURI();
    asked.add(call);
    String found = ANSWERS.getOrDefault(call, "{\"detail\":\"no such template.\"}");
    byte[] bytes = found.getBytes(StandardCharsets.UTF_8);
    http.sendResponseHeaders(ANSWERS.containsKey(call) ? 200 : 404, bytes.length);
    http.getResponseBody().write(bytes);
    http.close();
  }
}
