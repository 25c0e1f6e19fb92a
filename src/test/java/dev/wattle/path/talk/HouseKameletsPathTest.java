package dev.wattle.path.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** House Kamelets that no shipped flow uses, in routes as an integrator writes them. */
@FullStack
class HouseKameletsPathTest {

  @Autowired private Outside outside;
  @Autowired private CamelContext camel;
  @Autowired private ProducerTemplate routes;

  @BeforeEach
  void addTheRoutes() throws Exception {
    for (String route : new String[] {"house-file-kept", "house-message-read"}) {
      if (camel.getRoute(route) == null) {
        PluginHelper.getRoutesLoader(camel)
            .loadRoutes(
                ResourceHelper.resolveResource(
                    camel, "classpath:path/house/" + route + ".camel.yaml"));
      }
    }
  }

  @Test
  void aFileThatAFlowMadeCanBeSent() {
    byte[] file = "%PDF-1.7 a ticket".getBytes(StandardCharsets.US_ASCII);
    JsonNode kept = routes.requestBody("direct:house-file-kept", file, JsonNode.class);
    assertThat(kept.path("mimeType").asText()).isEqualTo("application/pdf");
    assertThat(kept.path("filename").asText()).isEqualTo("Ticket 7.pdf");
    assertThat(kept.path("size").asInt()).isEqualTo(file.length);
    writes("AU.HOUSE1", "wamid.HOUSE1");
    String message =
        "{\"to\":\"AU.HOUSE1\",\"purpose\":\"service\",\"type\":\"document\",\"document\":{\"file\":\"%s\"}}"
            .formatted(kept.path("key").asText());
    assertThat(outside.api("POST", "/api/messages", message).statusCode()).isEqualTo(202);
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                calls("AU.HOUSE1")
                    .anyMatch(call -> !call.at("/body/document/id").asText().isEmpty()));
  }

  @Test
  void aMessageIsMarkedAsReadAndTheEventGoesOn() {
    JsonNode event = writes("AU.HOUSE2", "wamid.HOUSE2");
    JsonNode after = routes.requestBody("direct:house-message-read", event, JsonNode.class);
    assertThat(after).isEqualTo(event);
    assertThat(calls("wamid.HOUSE2").map(call -> call.path("body")))
        .anySatisfy(
            body -> {
              assertThat(body.path("status").asText()).isEqualTo("read");
              assertThat(body.path("typing_indicator").path("type").asText()).isEqualTo("text");
            });
  }

  private JsonNode writes(String userId, String wamid) {
    outside.webhook(Webhooks.textOf(userId, wamid));
    return await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> received(wamid), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<JsonNode> received(String wamid) {
    return outside
        .events()
        .filter(event -> "whatsapp.message.received".equals(event.path("type").asText()))
        .filter(event -> wamid.equals(event.at("/data/message/id").asText()))
        .findFirst();
  }

  private Stream<JsonNode> calls(String about) {
    return outside
        .requests("whatsapp")
        .filter(request -> request.path("body").toString().contains(about));
  }
}
