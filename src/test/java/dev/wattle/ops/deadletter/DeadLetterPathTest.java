package dev.wattle.ops.deadletter;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.bus.DeadLetter;
import dev.wattle.bus.DeadLetters;
import dev.wattle.bus.RecordPublisher;
import dev.wattle.event.Delivered;
import dev.wattle.event.Position;
import dev.wattle.idempotency.IdempotentReceiver;
import dev.wattle.ops.OpsApp;
import dev.wattle.testing.LogGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

@OpsApp.Test
@ExtendWith(LogGuard.class)
class DeadLetterPathTest {

  private static final String LIST = "/ops/dead-letters";

  private static final Pattern METRIC = Pattern.compile("`((?:wattle|camel|hikaricp)_\\w+)");

  private final String flow = "flow-" + UUID.randomUUID();

  @Autowired private DeadLetters parking;
  @Autowired private IdempotentReceiver receiver;
  @Autowired private RecordPublisher records;
  @Autowired private OpenDeadLetters open;
  @Autowired private TestRestTemplate http;

  @Value("${wattle.bus.brokers}")
  private String brokers;

  private record Seen(String id, Position position) implements Delivered {}

  @Test
  void aParkedLetterIsListedOnceWithItsAddressMasked() {
    DeadLetter letter = Letters.of(flow, 0, 7);
    parking.park(letter);
    parking.park(letter);

    JsonNode items = awaitListed(1);

    assertThat(items).hasSize(1);
    assertThat(items.get(0).path("key").textValue()).isEqualTo("…156");
    assertThat(items.toString()).doesNotContain(Letters.PHONE, "61491", LogGuard.BODY);
    assertThat(items.get(0).path("state").textValue()).isEqualTo("parked");
  }

  @Test
  void theSingleViewShowsTheOriginal() {
    parking.park(Letters.of(flow, 0, 7));
    String id = awaitListed(1).get(0).path("id").textValue();

    JsonNode letter = get(LIST + "/" + id);

    assertThat(letter.path("payload").path("offset").intValue()).isEqualTo(7);
    assertThat(letter.path("originalKey").textValue()).isEqualTo(Letters.PHONE);
    assertThat(letter.path("kind").textValue()).isEqualTo("REFUSED");
  }

  @Test
  void replayPutsTheOriginalBackAndItsFlowDoesItAgain() {
    DeadLetter letter = Letters.of(flow, 0, 7);
    Position position = new Position(Letters.TOPIC, 0, 7);
    receiver.fresh(flow, List.of(new Seen(letter.event(), position)));
    receiver.done(flow, java.util.List.of(letter.event()));
    receiver.fresh(flow + ":key", List.of(new Seen("order-1042", position)));
    parking.park(letter);
    awaitListed(1);
    try (TopicReader topic = TopicReader.atEnd(brokers, Letters.TOPIC)) {
      JsonNode replayed = post(LIST + "/" + letter.id() + "/replay").getBody();

      assertThat(replayed.path("state").textValue()).isEqualTo("replayed");
      assertThat(replayed.path("who").textValue()).isEqualTo("admin");
      var record = topic.next();
      assertThat(record.key()).isEqualTo(Letters.PHONE);
      assertThat(record.value()).isEqualTo(letter.payload());
      assertThat(record.headers().lastHeader("wattle-event-id").value())
          .asString()
          .isEqualTo(letter.event());
    }
    Position again = new Position(Letters.TOPIC, 3, 99);
    assertThat(receiver.fresh(flow, List.of(new Seen(letter.event(), again)))).hasSize(1);
    assertThat(receiver.fresh(flow + ":key", List.of(new Seen("order-1042", again)))).hasSize(1);
  }

  @Test
  void aLetterIsDecidedOnce() {
    DeadLetter letter = Letters.of(flow, 0, 7);
    parking.park(letter);
    awaitListed(1);

    assertThat(post(LIST + "/" + letter.id() + "/discard").getStatusCode().value()).isEqualTo(200);
    ResponseEntity<JsonNode> second = post(LIST + "/" + letter.id() + "/replay");

    assertThat(second.getStatusCode().value()).isEqualTo(409);
    assertThat(second.getBody().path("detail").textValue()).contains("ops.dead-letter-decided");
    assertThat(post(LIST + "/nobody/replay").getStatusCode().value()).isEqualTo(404);
  }

  @Test
  void aWholeFlowIsReplayedInItsOriginalOrder() {
    for (long offset : new long[] {12, 3, 8}) {
      parking.park(Letters.of(flow, 0, offset));
    }
    awaitListed(3);
    try (TopicReader topic = TopicReader.atEnd(brokers, Letters.TOPIC)) {
      JsonNode answer = post(LIST + "/replay?flow=" + flow).getBody();

      assertThat(answer.path("replayed").intValue()).isEqualTo(3);
      assertThat(List.of(topic.next().value(), topic.next().value(), topic.next().value()))
          .containsExactly(Letters.payload(3), Letters.payload(8), Letters.payload(12));
    }
    assertThat(post(LIST + "/replay?flow=" + flow).getBody().path("replayed").intValue()).isZero();
  }

  @Test
  void whatIsNoDeadLetterHoldsNothingUp() {
    records.publish("dead-letters.v1", flow, "{\"id\":\"half\"}".getBytes(), Map.of()).join();
    records.publish("dead-letters.v1", flow, "no json".getBytes(), Map.of()).join();
    parking.park(Letters.of(flow, 0, 7));

    assertThat(awaitListed(1)).hasSize(1);
  }

  @Test
  void everyMetricOfTheDocsIsThere() throws IOException {
    parking.park(Letters.of(flow, 0, 7));
    awaitListed(1);
    open.count();
    receiver.fresh(flow, List.of(new Seen("once", new Position(Letters.TOPIC, 0, 7))));

    await().atMost(ofSeconds(20)).until(() -> metrics().contains("wattle_flow_lag"));
    String metrics = metrics();
    assertThat(
            METRIC
                .matcher(Files.readString(Path.of("docs/operate.md")))
                .results()
                .map(m -> m.group(1)))
        .hasSizeGreaterThan(6)
        .allSatisfy(name -> assertThat(metrics).contains("# HELP " + name));
  }

  private String metrics() {
    return http.withBasicAuth("admin", "sandbox")
        .getForObject("/actuator/prometheus", String.class);
  }

  private JsonNode awaitListed(int count) {
    String path = LIST + "?flow=" + flow;
    await().atMost(ofSeconds(15)).until(() -> get(path).path("items").size() == count);
    return get(path).path("items");
  }

  private JsonNode get(String path) {
    return send(HttpMethod.GET, path).getBody();
  }

  private ResponseEntity<JsonNode> post(String path) {
    return send(HttpMethod.POST, path);
  }

  private ResponseEntity<JsonNode> send(HttpMethod method, String path) {
    RequestEntity<Void> request =
        RequestEntity.method(method, http.getRootUri() + path)
            .accept(MediaType.ALL)
            .header(HttpHeaders.USER_AGENT, "curl")
            .build();
    return http.withBasicAuth("admin", "sandbox").exchange(request, JsonNode.class);
  }
}
