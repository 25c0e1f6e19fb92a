package dev.wattle.command.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.command.Arguments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a loopback server that answers as the admin port does. */
class ReplayCommandTest {

  private static final String LETTER =
      "{\"id\":\"%s\",\"number\":%d,\"kind\":\"REFUSED\",\"code\":\"connector.refused\",\"parkedAt\":\"2026-11-22T0%d:00:00Z\"}";

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
  void replaysAFlowsLettersOverAllPagesTheOldestFirst() {
    assertThat(run("operator", "--flow", "to-crm")).isZero();
    assertThat(asked)
        .filteredOn(line -> line.startsWith("POST"))
        .containsExactly(
            "POST /ops/dead-letters/a/replay",
            "POST /ops/dead-letters/b/replay",
            "POST /ops/dead-letters/c/replay");
    assertThat(said()).contains("3 dead letters replayed, 0 skipped.");
  }

  @Test
  void listsOnlyWithDryRunAndWithinTheTimes() {
    int exit = run("operator", "--flow", "to-crm", "--from", "2026-11-22T02:00:00Z", "--dry-run");
    assertThat(exit).isZero();
    assertThat(asked).noneMatch(line -> line.startsWith("POST"));
    assertThat(said()).contains("2 dead letters would be replayed.").doesNotContain("  a  ");
  }

  @Test
  void asksForTheEventsOfATimeAgainForOneFlow() {
    String[] range = {"--from", "2026-11-22T02:00:00Z", "--to", "2026-11-22T03:00:00Z"};
    assertThat(
            run(
                "operator",
                "--flow",
                "to-crm",
                "--type",
                "raw:zoho",
                range[0],
                range[1],
                range[2],
                range[3]))
        .isZero();
    assertThat(asked)
        .containsExactly(
            "POST /ops/events/replay?flow=to-crm&type=raw%3Azoho&from=2026-11-22T02:00:00Z&to=2026-11-22T03:00:00Z&dryRun=false");
  }

  @Test
  void saysWhatToSetWhenTheLoginIsRefused() {
    assertThat(run("nobody", "--id", "a")).isEqualTo(1);
    assertThat(said()).contains("WATTLE_ADMIN_PASSWORD");
  }

  private int run(String user, String... line) {
    ReplayCommand command =
        new ReplayCommand(
            Map.of("WATTLE_ADMIN_USER", user, "WATTLE_ADMIN_PASSWORD", "p"), Clock.systemUTC());
    List<String> all = new ArrayList<>(List.of(line));
    all.addAll(List.of("--url", "http://127.0.0.1:" + admin.getAddress().getPort()));
    return command.run(
        new Arguments(all, command.options()), new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange http) throws IOException {
    asked.add(http.getRequestMethod() + " " + http.getRequestURI());
    boolean known =
        "Basic b3BlcmF0b3I6cA==".equals(http.getRequestHeaders().getFirst("Authorization"));
    boolean second = http.getRequestURI().toString().contains("before=2");
    String page =
        second
            ? "{\"items\":[" + LETTER.formatted("a", 1, 1) + "],\"next\":null}"
            : "{\"items\":[%s,%s],\"next\":2}"
                .formatted(LETTER.formatted("c", 3, 3), LETTER.formatted("b", 2, 2));
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    http.sendResponseHeaders(known ? 200 : 401, bytes.length);
    http.getResponseBody().write(bytes);
    http.close();
  }
}
