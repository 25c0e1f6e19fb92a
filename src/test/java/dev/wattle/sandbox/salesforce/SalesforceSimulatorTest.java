package dev.wattle.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.connector.FailureClassifier;
import dev.wattle.connector.fixture.LightCamel;
import dev.wattle.failure.Kind;
import dev.wattle.sandbox.SandboxDatabase;
import dev.wattle.sandbox.SandboxRig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connectors as they are shipped, against the simulator over HTTP. */
class SalesforceSimulatorTest {

  @TempDir Path folder;
  private SandboxRig rig;
  private CamelContext camel;
  private SalesforceSimulator simulator;

  @BeforeEach
  void start() {
    SandboxDatabase.empty();
    open(0);
  }

  @AfterEach
  void stop() {
    camel.stop();
    rig.close();
  }

  @Test
  void aPersonIsOneContactHoweverOftenTheyAreWritten() {
    JsonNode first = call("upsert-contact-sink", "{\"phone\":\"+61491570156\",\"name\":\"Kirra\"}");
    assertThat(first.path("new").asBoolean()).isTrue();
    JsonNode again =
        call("upsert-contact-sink", "{\"phone\":\"+61491570156\",\"fields\":{\"LastName\":\"W\"}}");
    assertThat(again.path("vendorId")).isEqualTo(first.path("vendorId"));
    assertThat(again.path("new").asBoolean()).isFalse();
    JsonNode found = call("find-contact-action", "{\"phone\":\"+61491570156\"}");
    assertThat(found.path("vendorId")).isEqualTo(first.path("vendorId"));
    assertThat(found.at("/fields/LastName").asText()).isEqualTo("W");
    assertThat(call("find-contact-action", "{\"phone\":\"+61491570157\"}")).isEmpty();
  }

  @Test
  void manyPeopleAreOneCallAndEachHasAResultOfTheirOwn() {
    String known =
        call("upsert-contact-sink", "{\"phone\":\"+61491570156\"}").path("vendorId").asText();
    JsonNode results =
        call(
                "upsert-contacts-sink",
                """
                {"records": [{"phone": "+61491570156"}, {"userId": "AU.1", "fields": {"Shoe": 9}}, {"userId": "AU.2"},
                  {"userId": "AU.3"}, {"userId": "AU.3"}]}""")
            .path("results");
    assertThat(results.at("/0/vendorId").asText()).isEqualTo(known);
    assertThat(results.at("/1/refused/code").asText()).isEqualTo("INVALID_FIELD");
    assertThat(results.at("/2/new").asBoolean()).isTrue();
    assertThat(results.at("/3/alone").asBoolean() && results.at("/4/alone").asBoolean()).isTrue();
  }

  @Test
  void aMessageStandsOnTheTimelineOnce() {
    String message =
        "{\"contactId\":\"003A\",\"messageId\":\"wamid.A1==\",\"text\":\"Hi\",\"from\":\"customer\",\"at\":\"2026-11-22T00:00:00Z\"}";
    JsonNode first = call("log-message-sink", message);
    JsonNode again = call("log-message-sink", message);
    assertThat(first.path("new").asBoolean()).isTrue();
    assertThat(again.path("vendorId")).isEqualTo(first.path("vendorId"));
  }

  @Test
  void anOpportunityIsMovedByAnotherStage() {
    String fresh =
        "{\"key\":\"conv-1\",\"fields\":{\"Name\":\"Shoes\",\"StageName\":\"Prospecting\",\"CloseDate\":\"2026-12-22\"}}";
    JsonNode made = call("upsert-opportunity-sink", fresh);
    JsonNode moved =
        call(
            "upsert-opportunity-sink",
            "{\"key\":\"conv-1\",\"fields\":{\"StageName\":\"Closed Won\"}}");
    assertThat(moved.path("vendorId")).isEqualTo(made.path("vendorId"));
    assertThat(send("upsert-opportunity-sink", "{\"key\":\"conv-2\",\"fields\":{}}"))
        .extracting(SalesforceSimulatorTest::kind)
        .isEqualTo(Kind.REFUSED);
  }

  @Test
  void aCaseIsOpenedCommentedFoundAndClosed() {
    String opened = "{\"key\":\"conv-1\",\"fields\":{\"Subject\":\"S\",\"ContactId\":\"003A\"}}";
    String id = call("upsert-case-sink", opened).path("vendorId").asText();
    String comment = "{\"caseId\":\"%s\",\"text\":\"Any news?\",\"public\":true}".formatted(id);
    assertThat(call("add-comment-sink", comment).path("vendorId").asText()).startsWith("00a");
    assertThat(call("find-case-action", "{\"contactId\":\"003A\"}").path("vendorId").asText())
        .isEqualTo(id);
    call("upsert-case-sink", "{\"key\":\"conv-1\",\"fields\":{\"Status\":\"Closed\"}}");
    assertThat(call("find-case-action", "{\"contactId\":\"003A\"}")).isEmpty();
  }

  @Test
  void anEndedSessionIsRenewedWithoutNotice() {
    call("upsert-lead-sink", "{\"phone\":\"+61491570156\"}");
    simulator.endSession();
    assertThat(call("upsert-lead-sink", "{\"phone\":\"+61491570156\"}").path("new").asBoolean())
        .isFalse();
  }

  @Test
  void aFieldThatDoesNotExistIsRefusedAndAWrongSecretIsASettingToMend() {
    Exchange unknown =
        send("upsert-contact-sink", "{\"phone\":\"+61491570156\",\"fields\":{\"Shoe\":9}}");
    assertThat(kind(unknown)).isEqualTo(Kind.REFUSED);
    Exchange stranger = send("upsert-contact-sink", "{\"phone\":\"+61491570156\"}", "wrong");
    assertThat(kind(stranger)).isEqualTo(Kind.MISCONFIGURED);
  }

  @Test
  void anExhaustedAllowanceIsWaitedFor() {
    stop();
    open(1);
    call("upsert-contact-sink", "{\"phone\":\"+61491570156\"}");
    Exchange second = send("upsert-contact-sink", "{\"phone\":\"+61491570156\"}");
    assertThat(new FailureClassifier().classify(second).pause().orElseThrow()).hasMinutes(15);
  }

  @Test
  void aJwtSignedWithTheKeyOfAKeystoreLogsInAsWell() throws Exception {
    stop();
    Path keystore = folder.resolve("salesforce.p12");
    Keytool.key(keystore, "test-keystore-password");
    Map<String, String> settings =
        Map.of(
            "wattle.salesforce.login", "JWT",
            "wattle.salesforce.user-name", "wattle@example.com",
            "wattle.salesforce.keystore", "file:" + keystore,
            "wattle.salesforce.keystore-password", "test-keystore-password",
            "wattle.salesforce.jwt-audience", "https://login.salesforce.com");
    open(0, settings);
    JsonNode made = call("upsert-contact-sink", "{\"phone\":\"+61491570156\"}");
    assertThat(made.path("vendorId").asText()).startsWith("003");
  }

  private void open(int callsPerDay) {
    open(callsPerDay, Map.of());
  }

  private void open(int callsPerDay, Map<String, String> settings) {
    SalesforceOrg org = new SalesforceOrg("client", "secret", callsPerDay);
    rig =
        new SandboxRig(
            folder,
            store -> {
              simulator = new SalesforceSimulator(org, store, SandboxRig.JSON, Clock.systemUTC());
              return simulator;
            });
    camel = LightCamel.create(Clock.systemUTC(), settings);
    camel.start();
  }

  private JsonNode call(String kamelet, String body) {
    Exchange exchange = send(kamelet, body);
    assertThat(exchange.getException()).isNull();
    return exchange.getMessage().getBody(JsonNode.class);
  }

  private Exchange send(String kamelet, String body) {
    return send(kamelet, body, "secret");
  }

  private Exchange send(String kamelet, String body, String secret) {
    String uri = "kamelet:salesforce-%s?clientId=client&clientSecret=%s&baseUrl=RAW(%s)";
    return camel
        .createProducerTemplate()
        .send(
            uri.formatted(kamelet, secret, rig.url("")),
            sent -> sent.getMessage().setBody(SandboxRig.JSON.readTree(body)));
  }

  private static Kind kind(Exchange exchange) {
    return new FailureClassifier().classify(exchange).kind();
  }
}
