package dev.wattle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files, desk and probe against simulated Meta. */
@FullStack
class TemplatesPathTest {

  @Autowired private Outside outside;

  @Test
  void simulatedMetaHasWhatOurFilesSay() {
    assertThat(outside.admin("GET", "/ops/templates/diff", "").body())
        .contains("\"name\":\"order_shipped\"", "\"standing\":\"SAME\"")
        .doesNotContain("MISSING", "CHANGED", "RECATEGORISED");
    assertThat(
            outside
                .admin(
                    "POST",
                    "/ops/templates/submit?name=order_shipped&language=en&reason=looked",
                    "")
                .body())
        .contains("\"outcome\":\"unchanged\"");
    assertThat(outside.admin("POST", "/ops/templates/sync?reason=looked", "").body())
        .contains("\"changed\":[]");
  }

  @Test
  void theProbeShowsTokenSubscriptionAndNumber() {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(outside.admin("GET", "/actuator/health/whatsapp", "").body())
                    .contains("\"tokenValid\":true", "\"tokenExpires\":\"never\"", "TIER_UNLIMITED")
                    .contains("\"200000000000001\":true"));
  }
}
