package dev.wattle.sandbox.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wattle.command.dry.RecordedKamelets;
import dev.wattle.connector.fixture.LightCamel;
import dev.wattle.sandbox.SandboxDatabase;
import dev.wattle.sandbox.SandboxRig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped poll on the shipped connectors against the simulator; the engines are away. */
class ZohoCatchUpTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FLOWS =
      List.of("zoho-notification-to-event", "zoho-contacts-caught-up");
  private static final String ONE_PAGE =
      "{\"properties\":{\"cursor-read-action\":{\"cursorMore\":\"true\"},\"cursor-keep-action\":{\"cursorMore\":\"false\"}}}";
  private static final String KNOWN =
      "{\"properties\":{\"external-id-find-action\":{\"ourId\":\"c-1\"}}}";

  @TempDir Path folder;
  private final RecordedKamelets kamelets =
      new RecordedKamelets(name -> !name.startsWith("zoho-") && !name.equals("oauth-token-action"));
  private @Nullable ZohoSimulator zoho;
  private SandboxRig rig;
  private CamelContext camel;

  @BeforeEach
  void start() throws Exception {
    SandboxDatabase.empty();
    rig =
        new SandboxRig(
            folder,
            store -> {
              ZohoAccount account = new ZohoAccount("c", "s", "r", 0, 0);
              zoho = new ZohoSimulator(account, store, SandboxRig.JSON, Clock.systemUTC());
              return zoho;
            });
    camel = LightCamel.create(Clock.systemUTC(), settings());
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

  private Map<String, String> settings() {
    return Map.of(
        "zoho.base-url", rig.url(""),
        "zoho.accounts.base-url", rig.url(""),
        "zoho.client-id", "c",
        "zoho.client-secret", "s",
        "zoho.refresh-token", "r",
        "zoho-catch-up.period", "10m");
  }

  @AfterEach
  void stop() {
    camel.stop();
    rig.close();
  }

  @Test
  void aChangeIsTheSameEventByANotificationAndByThePoll() throws Exception {
    String id = contact();
    String notification = "{\"module\":\"Contacts\",\"operation\":\"update\",\"ids\":[\"%s\"]}";
    run("zoho-notification-to-event", notification.formatted(id), KNOWN);
    JsonNode told = called("event-sink");
    run("zoho-contacts-caught-up", "{\"since\":\"2020-01-01T00:00:00Z\",\"page\":1}", ONE_PAGE);
    JsonNode records = called("raw-batch-sink");
    assertThat(records).hasSize(1);
    run("zoho-notification-to-event", records.get(0).path("record").toString(), KNOWN);
    assertThat(called("event-sink")).isEqualTo(told);
    assertThat(told.at("/data/changes/Last_Name").asText()).isEqualTo("Walsh");
  }

  @Test
  void nothingIsFoundWhereNothingChangedSince() throws Exception {
    contact();
    run("zoho-contacts-caught-up", "{\"since\":\"2099-01-01T00:00:00Z\",\"page\":1}", ONE_PAGE);
    assertThat(called("raw-batch-sink")).isEmpty();
  }

  private String contact() {
    String token =
        rig.call(
                "POST",
                "/oauth/v2/token",
                "grant_type=refresh_token&client_id=c&client_secret=s&refresh_token=r")
            .json()
            .path("access_token")
            .asText();
    String row = "{\"data\":[{\"WhatsApp_Id\":\"61491570156\",\"Last_Name\":\"Hill\"}]}";
    String id =
        rig.call("POST", "/crm/v8/Contacts", row, "Authorization", "Zoho-oauthtoken " + token)
            .json()
            .at("/data/0/details/id")
            .asText();
    Objects.requireNonNull(zoho)
        .edit("Contacts", id, JsonNodeFactory.instance.objectNode().put("Last_Name", "Walsh"));
    return id;
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
