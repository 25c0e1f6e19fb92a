package dev.wattle.sandbox.freshdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.command.dry.RecordedKamelets;
import dev.wattle.connector.fixture.LightCamel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped poll on the shipped connectors against the simulator; the engines are away. */
class FreshdeskCatchUpTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FLOWS =
      List.of("freshdesk-reply-to-event", "freshdesk-tickets-caught-up");
  private static final String ONE_PAGE =
      "{\"properties\":{\"cursor-read-action\":{\"cursorMore\":\"true\"},\"cursor-keep-action\":{\"cursorMore\":\"false\"}}}";

  @TempDir Path folder;
  private final RecordedKamelets kamelets =
      new RecordedKamelets(
          name -> !name.startsWith("freshdesk-") && !name.equals("rest-auth-action"));
  private FreshdeskRig rig;
  private CamelContext camel;

  @BeforeEach
  void start() throws Exception {
    rig = new FreshdeskRig(folder, 0);
    Map<String, String> settings =
        Map.of(
            "freshdesk.base-url",
            rig.url(),
            "freshdesk.api-key",
            FreshdeskRig.KEY,
            "freshdesk.agent-id",
            "1000",
            "freshdesk-catch-up.period",
            "10m");
    camel = LightCamel.create(Clock.systemUTC(), settings);
    camel.removeComponent("kamelet");
    kamelets.setLocation("file:connectors,file:src/main/resources/kamelets");
    camel.addComponent("kamelet", kamelets);
    for (String flow : FLOWS) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(
              ResourceHelper.resolveResource(camel, "file:routes/flows/" + flow + ".camel.yaml"));
    }
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    rig.close();
  }

  @Test
  void anAnswerIsTheSameEventByAWebhookAndByThePoll() throws Exception {
    String ticket = ticket();
    rig.deliver(2);
    rig.asAgent("POST", "/tickets/" + ticket + "/reply", "{\"body\":\"Yes, two left\"}");
    await().untilAsserted(() -> assertThat(rig.knocks).hasSize(2));
    run("freshdesk-reply-to-event", rig.knocks.get(1).replaceFirst("^\\S+ ", ""), "{}");
    JsonNode byWebhook = called("event-sink");
    rig.deliver(0);
    rig.asAgent("POST", "/tickets/" + ticket + "/reply", "{\"body\":\"And it is blue\"}");
    run("freshdesk-tickets-caught-up", "{\"since\":\"2020-01-01T00:00:00Z\",\"page\":1}", ONE_PAGE);
    JsonNode records = called("raw-batch-sink");
    assertThat(records).hasSize(1);
    ObjectNode record = (ObjectNode) records.get(0).path("record");
    run("freshdesk-reply-to-event", record.put("ext", "wa:61491570156").toString(), "{}");
    JsonNode byPoll = called("event-sink");
    assertThat(byPoll).hasSize(2);
    assertThat(byPoll.get(0)).isEqualTo(byWebhook.get(0));
    assertThat(byPoll.at("/1/data/comment/text").asText()).isEqualTo("And it is blue");
    assertThat(rig.knocks).hasSize(2);
  }

  private String ticket() {
    String person = "{\"name\":\"Kerry\",\"unique_external_id\":\"wa:61491570156\"}";
    String requester = rig.call("POST", "/contacts", person).json().path("id").asText();
    String given =
        "{\"subject\":\"Stock\",\"description\":\"In stock?\",\"status\":2,\"priority\":1,\"tags\":[\"whatsapp\"],\"requester_id\":%s}";
    return rig.call("POST", "/tickets", given.formatted(requester)).json().path("id").asText();
  }

  private void run(String flow, String body, String scene) throws Exception {
    kamelets.play(JSON.readTree(scene));
    Exchange exchange = new DefaultExchange(camel);
    exchange.getMessage().setBody(JSON.readTree(body));
    kamelets.sources().get(flow).process(exchange);
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
  }

  private JsonNode called(String kamelet) {
    return kamelets.calls().stream()
        .filter(call -> call.kamelet().equals(kamelet))
        .findFirst()
        .orElseThrow()
        .body();
  }
}
