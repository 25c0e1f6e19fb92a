package dev.wattle.path.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Events of a time, given again to one flow that had done them. */
@FullStack
class EventReplayPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String FLOW = "message-received-to-hubspot";
  private static final String TEXT = "wamid.REPLAY1 says hello";

  @Autowired private Outside outside;
  @Autowired private Clock clock;

  @Test
  void oneFlowDoesThemAgainAndNoOther() {
    Instant from = clock.instant();
    outside.webhook(Webhooks.textOf("AU.REPLAY1", "wamid.REPLAY1"));
    await().atMost(PATIENCE).until(() -> told("hubspot") == 1 && told("zendesk") == 1);

    assertThat(replay(from, true).path("found").asInt()).isEqualTo(1);
    assertThat(told("hubspot")).isEqualTo(1);
    assertThat(replay(from, false).path("replayed").asInt()).isEqualTo(1);

    await().atMost(PATIENCE).until(() -> told("hubspot") == 2);
    assertThat(told("zendesk")).isEqualTo(1);
    assertThat(outside.admin("GET", "/ops/audit?act=events.replay", "").body()).contains(FLOW);
  }

  @Test
  void aFlowThatIsNotThereIsRefused() {
    Instant now = clock.instant();
    String query = "/ops/events/replay?flow=nobody&type=whatsapp.message.received&from=%s&to=%s";
    var answer = outside.admin("POST", query.formatted(now.minusSeconds(9), now), "");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("there is no flow nobody here");
  }

  private JsonNode replay(Instant from, boolean dry) {
    String query =
        "/ops/events/replay?flow=%s&type=whatsapp.message.received&from=%s&to=%s&dryRun=%s";
    Instant to = clock.instant().plusSeconds(1);
    return outside.tree(outside.admin("POST", query.formatted(FLOW, from, to, dry), "").body());
  }

  private long told(String vendor) {
    Stream<JsonNode> requests = outside.requests(vendor);
    return requests
        .filter(request -> "POST".equals(request.path("method").asText()))
        .filter(request -> request.toString().contains(TEXT))
        .count();
  }
}
