package dev.wattle.ops.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger of a running Wattle, sealed and verified. */
@FullStack
class ChainPathTest {

  @Autowired private Outside outside;

  @Test
  void sealsWhatComesInAndVerifiesItOnDemand() {
    String withdrawn =
        "{\"address\":\"AU.ledger1\",\"purpose\":\"marketing\",\"state\":\"withdrawn\"}";
    assertThat(outside.api("POST", "/api/consents", withdrawn).statusCode()).isEqualTo(201);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(verify().path("position").asInt()).isPositive());
    JsonNode found = verify();
    assertThat(found.path("intact").asBoolean()).as(found.toString()).isTrue();
    JsonNode latest = outside.tree(outside.admin("GET", "/ops/consent/verify", "").body());
    assertThat(latest.path("position")).isEqualTo(found.path("position"));
    String wrong = "/ops/consent/verify?position=1&hash=00";
    assertThat(
            outside.tree(outside.admin("POST", wrong, "").body()).at("/findings/0/what").asText())
        .isEqualTo("anchor-differs");
    assertThat(verify().path("intact").asBoolean()).isTrue();
    assertThat(outside.admin("GET", "/actuator/health", "").body()).contains("consentLedger");
  }

  private JsonNode verify() {
    return outside.tree(outside.admin("POST", "/ops/consent/verify", "").body());
  }
}
