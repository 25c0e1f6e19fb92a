package dev.wattle.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.bus.EventPublisher;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.testing.FullStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@FullStack
class DeliveriesTest {

  private static final ContactId KERRY = new ContactId(UUID.randomUUID());
  private static final ContactId LEE = new ContactId(UUID.randomUUID());
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private CamelContext camel;
  @Autowired private EventPublisher publisher;
  @Autowired private JdbcTemplate jdbc;

  private final String flow = "test-" + UUID.randomUUID();
  private final String type = "social.test." + UUID.randomUUID();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger failures = new AtomicInteger();
  private volatile Failure failure = Failure.of(Kind.REFUSED, "test.refused", "no");
  private volatile String failsOn = "";

  @BeforeEach
  void startFlow() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("kamelet:event-source?type=%s&flow=%s".formatted(type, flow))
                .routeId(flow)
                .process(exchange -> work(exchange.getMessage().getBody(JsonNode.class)));
          }
        });
  }

  @AfterEach
  void stopFlow() throws Exception {
    camel.getRouteController().stopRoute(flow);
    camel.removeRoute(flow);
  }

  @Test
  void givesEachContactItsEventsInOrderAndOnce() {
    List<Event> events =
        IntStream.range(0, 200).mapToObj(n -> event("e" + n, n % 2 == 0 ? KERRY : LEE)).toList();
    publisher.publish(events).join();
    publisher.publish(events).join();

    await().atMost(PATIENCE).until(() -> seen.size() >= 200);
    publisher.publish(event("last", KERRY)).join();
    await().atMost(PATIENCE).until(() -> seen.contains("last"));

    assertThat(seen).hasSize(201);
    assertThat(seen.stream().filter(id -> number(id) % 2 == 0))
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(n -> "e" + 2 * n).toList());
  }

  @Test
  void triesAgainInPlaceWhatPasses() {
    failure = Failure.throttled("test.slow-down", "come again", Duration.ofMillis(20));
    failsOn = "b";
    publisher.publish(List.of(event("a", KERRY), event("b", KERRY), event("c", KERRY))).join();

    await().atMost(PATIENCE).until(() -> failures.get() >= 3);
    assertThat(seen).containsExactly("a");
    failsOn = "";

    await().atMost(PATIENCE).until(() -> seen.size() == 3);
    assertThat(seen).containsExactly("a", "b", "c");
    assertThat(letters()).isZero();
  }

  @Test
  void parksWhatDoesNotPassAndGoesOn() {
    failsOn = "b";
    publisher.publish(List.of(event("a", KERRY), event("b", KERRY), event("c", KERRY))).join();

    await().atMost(PATIENCE).until(() -> seen.size() == 2);
    await().atMost(PATIENCE).until(() -> letters() == 1);
    assertThat(seen).containsExactly("a", "c");
    assertThat(failures).hasValue(1);
  }

  @Test
  void marksWhatIsDoneSoThatAReplayOfTheSamePositionIsNotDoneAgain() {
    publisher.publish(event("a", KERRY)).join();

    await().atMost(PATIENCE).until(() -> seen.size() == 1);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                count(
                        "select count(*) from processed_key where consumer = ? and done_at is not null")
                    == 1);
  }

  private void work(JsonNode event) {
    String id = event.path("id").asText();
    if (id.equals(failsOn)) {
      failures.incrementAndGet();
      throw failure;
    }
    seen.add(id);
  }

  private long letters() {
    return count("select count(*) from dead_letter where flow = ?");
  }

  private long count(String sql) {
    return jdbc.queryForObject(sql, Long.class, flow);
  }

  private static int number(String id) {
    return id.startsWith("e") ? Integer.parseInt(id.substring(1)) : 1;
  }

  private Event event(String id, ContactId contact) {
    return new Event(id, type, "/test", contact, Instant.EPOCH, Map.of("n", id));
  }
}
