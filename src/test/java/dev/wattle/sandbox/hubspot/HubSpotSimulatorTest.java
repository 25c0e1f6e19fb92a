package dev.wattle.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.Fault;
import dev.wattle.sandbox.SandboxDatabase;
import dev.wattle.sandbox.SandboxRig;
import dev.wattle.sandbox.SandboxRig.Reply;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubSpotSimulatorTest {

  private static final String CONTACTS = "/crm/objects/2026-09/contacts";

  @TempDir Path folder;
  private SandboxRig rig;

  @BeforeEach
  void start() {
    SandboxDatabase.empty();
    open(0);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void upsertsByAUniquePropertyAndReadsItBack() {
    assertThat(upsert("61491570156", "Kirra").at("/results/0/new").asBoolean()).isTrue();
    JsonNode again = upsert("61491570156", "Kirra W");
    assertThat(again.at("/results/0/new").asBoolean()).isFalse();
    assertThat(again.path("status").asText()).isEqualTo("COMPLETE");
    JsonNode read =
        get(CONTACTS + "/61491570156?idProperty=whatsapp_id&properties=firstname").json();
    assertThat(read.at("/properties/firstname").asText()).isEqualTo("Kirra W");
    assertThat(get(CONTACTS + "/0?idProperty=whatsapp_id").status()).isEqualTo(404);
  }

  @Test
  void keepsItsContactsThroughARestart() {
    upsert("61491570156", "Kirra");
    rig.close();
    open(0);
    assertThat(upsert("61491570156", "Kirra").at("/results/0/new").asBoolean()).isFalse();
  }

  @Test
  void answers409WithTheIdForADuplicateEmail() {
    String body = "{\"properties\":{\"email\":\"k@example.com\"},\"associations\":[]}";
    String id = post(CONTACTS, body).json().path("id").asText();
    Reply second = post(CONTACTS, body);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().path("message").asText())
        .isEqualTo("Contact already exists. Existing ID: " + id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"properties":{"shoe_size":"9"},"associations":[]}   | PROPERTY_DOESNT_EXIST
          {"properties":{"phone":61491570156},"associations":[]} | INVALID_STRING
          {"properties":{"email":"none"},"associations":[]}    | INVALID_EMAIL
          """)
  void refusesInvalidValues(String body, String code) {
    Reply reply = post(CONTACTS, body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("category").asText()).isEqualTo("VALIDATION_ERROR");
    assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo(code);
  }

  @Test
  void logsACommunicationOnAContact() {
    String id = upsert("61491570156", "Kirra").at("/results/0/id").asText();
    assertThat(post("/crm/objects/2026-09/communications", communication(id, 81)).status())
        .isEqualTo(201);
    assertThat(post("/crm/objects/2026-09/communications", communication("9", 81)).status())
        .isEqualTo(404);
    assertThat(post("/crm/objects/2026-09/communications", communication(id, 1)).status())
        .isEqualTo(400);
  }

  @Test
  void answers207OnlyIfEveryInputIsTraced() {
    String good = "{\"properties\":{\"firstname\":\"A\"},\"associations\":[]%s}";
    String bad = "{\"properties\":{\"nope\":\"A\"},\"associations\":[]%s}";
    String traced =
        inputs(
            good.formatted(",\"objectWriteTraceId\":\"a\""),
            bad.formatted(",\"objectWriteTraceId\":\"b\""));
    Reply partial = post(CONTACTS + "/batch/create", traced);
    assertThat(partial.status()).isEqualTo(207);
    assertThat(partial.json().at("/errors/0/context/objectWriteTraceId/0").asText()).isEqualTo("b");
    String untraced = inputs(good.formatted(""), bad.formatted(""));
    assertThat(post(CONTACTS + "/batch/create", untraced).status()).isEqualTo(400);
  }

  @Test
  void searchesInAnyOfTheGroups() {
    upsert("61491570156", "Kirra");
    upsert("61491570157", "Tom");
    String body =
        """
        {"filterGroups":[{"filters":[{"propertyName":"whatsapp_id","operator":"EQ","value":"61491570157"}]},
          {"filters":[{"propertyName":"firstname","operator":"EQ","value":"kirra"}]}],
         "properties":["firstname"],"sorts":[],"limit":1,"after":"0"}
        """;
    JsonNode found = post(CONTACTS + "/search", body).json();
    assertThat(found.path("total").asInt()).isEqualTo(2);
    assertThat(found.at("/paging/next/after").asText()).isEqualTo("1");
  }

  @Test
  void changesAContact() {
    String id = upsert("61491570156", "Kirra").at("/results/0/id").asText();
    Reply reply = call("PATCH", CONTACTS + "/" + id, "{\"properties\":{\"city\":\"Perth\"}}");
    assertThat(reply.json().at("/properties/city").asText()).isEqualTo("Perth");
  }

  @Test
  void refusesAWrongToken() {
    Reply reply = rig.call("GET", CONTACTS + "/1", "", "Authorization", "Bearer x");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().path("category").asText()).isEqualTo("INVALID_AUTHENTICATION");
  }

  @Test
  void limitsTheCallsOfTenSecondsWhenSwitchedOn() {
    rig.close();
    open(2);
    get(CONTACTS + "/1");
    get(CONTACTS + "/1");
    Reply third = get(CONTACTS + "/1");
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.json().path("policyName").asText()).isEqualTo("TEN_SECONDLY_ROLLING");
  }

  @Test
  void failsInItsOwnFormWhenTold() {
    rig.faults.set("hubspot", new Fault(503, 1, null, null, null, null));
    assertThat(get(CONTACTS + "/1").json().path("status").asText()).isEqualTo("error");
  }

  private void open(int callsPerTenSeconds) {
    HubSpotAccount account =
        new HubSpotAccount("hubspot", "sandbox-hubspot-token", "secret", null, callsPerTenSeconds);
    Records.PropertyChanges untold = (type, id, values, source) -> {};
    Clock clock = Clock.systemUTC();
    rig =
        new SandboxRig(
            folder, store -> new HubSpotSimulator(account, store, SandboxRig.JSON, untold, clock));
  }

  private JsonNode upsert(String whatsAppId, String name) {
    String body =
        "{\"inputs\":[{\"idProperty\":\"whatsapp_id\",\"id\":\"%s\",\"properties\":{\"firstname\":\"%s\"}}]}";
    return post(CONTACTS + "/batch/upsert", body.formatted(whatsAppId, name)).json();
  }

  private static String inputs(String first, String second) {
    return "{\"inputs\":[" + first + "," + second + "]}";
  }

  private static String communication(String contact, int type) {
    return """
        {"properties":{"hs_communication_channel_type":"WHATS_APP","hs_communication_logged_from":"CRM",
          "hs_communication_body":"Customer: Hi","hs_timestamp":"2026-11-22T00:00:00.000Z"},
         "associations":[{"to":{"id":"%s"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":%d}]}]}
        """
        .formatted(contact, type);
  }

  private Reply get(String path) {
    return call("GET", path, "");
  }

  private Reply post(String path, String body) {
    return call("POST", path, body);
  }

  private Reply call(String method, String path, String body) {
    return rig.call(method, path, body, "Authorization", "Bearer sandbox-hubspot-token");
  }
}
