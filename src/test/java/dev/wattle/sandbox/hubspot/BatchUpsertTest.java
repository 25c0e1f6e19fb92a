package dev.wattle.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.connector.FailureClassifier;
import dev.wattle.connector.fixture.LightCamel;
import dev.wattle.failure.Kind;
import dev.wattle.sandbox.SandboxDatabase;
import dev.wattle.sandbox.SandboxRig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector as it is shipped, against the simulator over HTTP. */
class BatchUpsertTest {

  private static final String TOKEN = "sandbox-hubspot-token";

  @TempDir Path folder;
  private SandboxRig rig;
  private CamelContext camel;

  @BeforeEach
  void start() {
    SandboxDatabase.empty();
    HubSpotAccount account = new HubSpotAccount("hubspot", TOKEN, "secret", null, 0);
    Records.PropertyChanges untold = (type, id, values, source) -> {};
    Clock clock = Clock.systemUTC();
    rig =
        new SandboxRig(
            folder, store -> new HubSpotSimulator(account, store, SandboxRig.JSON, untold, clock));
    camel = LightCamel.create(Clock.systemUTC(), Map.of());
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    rig.close();
  }

  @Test
  void whatIsWrongWithOneRecordLeavesTheOthersDone() throws Exception {
    JsonNode results =
        results(
            send(
                "{\"userId\":\"AU.1\"}, {\"userId\":\"AU.2\",\"fields\":{\"no_such\":\"x\"}}, {\"userId\":\"AU.3\"}"));
    assertThat(results.at("/0/vendorId").asText()).isNotEmpty();
    assertThat(results.at("/1/refused/category").asText()).isEqualTo("VALIDATION_ERROR");
    assertThat(results.at("/2/vendorId").asText()).isNotEmpty();
    assertThat(results(send("{\"userId\":\"AU.3\"}")).at("/0/vendorId"))
        .isEqualTo(results.at("/2/vendorId"));
  }

  @Test
  void aHundredAreTakenAndNotOneMoreNorOneTwice() throws Exception {
    assertThat(results(send(people(100)))).hasSize(100);
    assertThat(kind(send(people(101)))).isEqualTo(Kind.REFUSED);
    assertThat(kind(send("{\"userId\":\"AU.1\"}, {\"userId\":\"AU.1\"}"))).isEqualTo(Kind.REFUSED);
  }

  private static String people(int many) {
    return IntStream.range(0, many)
        .mapToObj("{\"userId\":\"AU.P%d\"}"::formatted)
        .collect(Collectors.joining(","));
  }

  private static JsonNode results(Exchange exchange) {
    assertThat(exchange.getException()).isNull();
    return exchange.getMessage().getBody(JsonNode.class).path("results");
  }

  private static Kind kind(Exchange exchange) {
    return new FailureClassifier().classify(exchange).kind();
  }

  private Exchange send(String records) throws JsonProcessingException {
    String uri =
        "kamelet:hubspot-upsert-contacts-sink?baseUrl=RAW(%s)&accessToken=RAW(%s)"
            .formatted(rig.url(""), TOKEN);
    JsonNode body = SandboxRig.JSON.readTree("{\"records\":[" + records + "]}");
    return camel.createProducerTemplate().send(uri, sent -> sent.getMessage().setBody(body));
  }
}
