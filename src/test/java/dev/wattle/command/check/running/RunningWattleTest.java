package dev.wattle.command.check.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.command.Arguments;
import dev.wattle.command.admin.AdminPort;
import dev.wattle.command.check.running.RunningWattle.Answer;
import dev.wattle.command.rule.YamlFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a loopback server that answers as the admin port does. */
class RunningWattleTest {

  private static final String ROW =
      "{\"name\":\"%s\",\"language\":\"%s\",\"category\":\"UTILITY\",\"version\":\"1a2b\",\"status\":\"%s\",\"drifted\":false,\"substitute\":null,\"variants\":[],\"approvedBy\":[]}";
  private static final String MAPPING =
      "[{\"vendor\":\"crm-a\",\"file\":\"./config/mappings/crm-a.yaml\",\"canBeCompared\":%s}]";

  private final Map<String, String> answers = new HashMap<>();
  private HttpServer admin;

  @BeforeEach
  void start() throws IOException {
    answers.put("/ops/templates", "[" + ROW.formatted("order_shipped", "en", "APPROVED") + "]");
    answers.put("/ops/mappings", "[]");
    admin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    admin.createContext("/", this::answer);
    admin.start();
  }

  @AfterEach
  void stop() {
    admin.stop(0);
  }

  @Test
  void aTemplateThatMetaTakesIsNoFinding() {
    assertThat(found("order_shipped", "en")).isEmpty();
  }

  @Test
  void aRejectedTemplateIsToldWithItsFlowAndLine() {
    states("order_shipped", "REJECTED", "PAUSED");
    assertThat(found("order_shipped", "en"))
        .singleElement()
        .asString()
        .startsWith("routes/flows/tell.camel.yaml:8: Meta does not take the template")
        .contains("\"order_shipped\" in en: it is REJECTED.", "[template-approval]");
  }

  @Test
  void aFlowThatLeavesTheLanguageOpenMeansAllOfThem() {
    states("order_shipped", "FLAGGED", "PENDING");
    assertThat(found("order_shipped", null))
        .singleElement()
        .asString()
        .contains("in de: it is PENDING");
  }

  @Test
  void aTemplateThatNobodyKnowsIsNotTakenForApproved() {
    assertThat(found("order_lost", "en")).singleElement().asString().contains("nobody knows");
  }

  @Test
  void aFieldThatTheVendorLacksIsToldWithTheMappingsLine() {
    answers.put("/ops/mappings", MAPPING.formatted(true));
    answers.put(
        "/ops/mappings/crm-a",
        "{\"vendor\":\"crm-a\",\"compared\":2,\"findings\":[\"./config/mappings/crm-a.yaml:9: city: the account has no field town. Make it there.\"]}");
    assertThat(found("order_shipped", "en"))
        .containsExactly(
            "config/mappings/crm-a.yaml:9: city: the account has no field town. Make it there. [mapping-field]");
  }

  @Test
  void aVendorWithoutAListIsNamedAndIsNoFinding() {
    answers.put("/ops/mappings", MAPPING.formatted(false));
    Answer answer = ask("order_shipped", "en");
    assertThat(answer.findings()).isEmpty();
    assertThat(answer.notes()).singleElement().asString().contains("config/mappings/crm-a.yaml");
  }

  @Test
  void whatCouldNotBeCheckedIsAFinding() {
    answers.put("/ops/mappings", MAPPING.formatted(true));
    assertThat(found("order_shipped", "en"))
        .containsExactly(
            "config/mappings/crm-a.yaml: the fields could not be compared with the vendor's: away. [mapping-field]");
    admin.stop(0);
    assertThat(found("order_shipped", "en"))
        .singleElement()
        .asString()
        .contains("nobody answers at", "by --admin.");
  }

  private void states(String name, String english, String german) {
    String rows = ROW.formatted(name, "en", english) + "," + ROW.formatted(name, "de", german);
    answers.put("/ops/templates", "[" + rows + "]");
  }

  private List<String> found(String template, String language) {
    return ask(template, language).findings().stream().map(Object::toString).toList();
  }

  private Answer ask(String template, String language) {
    String url = "http://127.0.0.1:" + admin.getAddress().getPort();
    Arguments line = new Arguments(List.of("--admin", url), Set.of(RunningWattle.OPTION));
    AdminPort port = new AdminPort(line, RunningWattle.OPTION, Map.of());
    String named = language == null ? "" : ", language: \"" + language + "\"";
    String flow =
        """
        - route:
            id: tell
            from:
              uri: kamelet:event-source
              steps:
                - setBody:
                    expression:
                      jq: { expression: '{template: {name: "%s"%s}}' }
        """;
    return new RunningWattle(port)
        .ask(List.of(YamlFile.of("routes/flows/tell.camel.yaml", flow.formatted(template, named))));
  }

  private void answer(HttpExchange http) throws IOException {
    String found = answers.get(http.getRequestURI().getPath());
    String said = found == null ? "{\"detail\":\"away.\"}" : found;
    byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
    http.sendResponseHeaders(found == null ? 503 : 200, bytes.length);
    http.getResponseBody().write(bytes);
    http.close();
  }
}
