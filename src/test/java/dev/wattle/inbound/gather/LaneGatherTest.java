package dev.wattle.inbound.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.bus.EventJson;
import dev.wattle.bus.EventPublisher;
import dev.wattle.bus.delivery.Delivery;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.event.Position;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.testing.FullStack;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A flow that gathers; its limit, test-gather, lets one call pass in an hour for each key. */
@FullStack
class LaneGatherTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private CamelContext camel;
  @Autowired private EventPublisher publisher;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private WaitingDeliveries waiting;
  @Autowired private EventJson events;

  private final ContactId kerry = new ContactId(UUID.randomUUID());
  private final ContactId lee = new ContactId(UUID.randomUUID());
  private final String flow = "test-" + UUID.randomUUID();
  private final String type = "social.test." + UUID.randomUUID();
  private final List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch go = new CountDownLatch(1);
  private volatile String bad = "";
  private volatile Supplier<String> buckets = () -> UUID.randomUUID().toString();

  @BeforeEach
  void startFlow() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("kamelet:event-source?type=%s&flow=%s".formatted(type, flow))
                .routeId(flow)
                .process(exchange -> hold(exchange.getMessage().getBody(JsonNode.class)))
                .process(exchange -> exchange.setProperty("bucket", buckets.get()))
                .to(
                    "kamelet:lane-gather-action?limit=test-gather&most=40&key=${exchangeProperty.bucket}")
                .process(exchange -> call(exchange.getMessage().getBody(JsonNode.class)));
          }
        });
  }

  @AfterEach
  void stopFlow() throws Exception {
    go.countDown();
    camel.getRouteController().stopRoute(flow);
    camel.removeRoute(flow);
  }

  @Test
  void neighboursGoInOneCallInOrderAndEachOnce() {
    publisher.publish(IntStream.range(0, 100).mapToObj(n -> event("e" + n, kerry)).toList()).join();

    await().atMost(PATIENCE).until(() -> seen().size() >= 100);
    assertThat(seen()).containsExactlyElementsOf(names(100));
    assertThat(calls).hasSizeLessThan(20);
    await().atMost(PATIENCE).until(() -> rows() == 0);
  }

  @Test
  void whoWaitsForALimitHoldsNobodyUpAndIsNotOvertaken() {
    String used = UUID.randomUUID().toString();
    buckets = () -> used;
    publisher.publish(event("e0", kerry)).join();
    await().atMost(PATIENCE).until(() -> seen().size() == 1);
    publisher.publish(event("e1", kerry)).join();
    await().atMost(PATIENCE).until(() -> rows() == 1);
    buckets = () -> UUID.randomUUID().toString();
    publisher.publish(List.of(event("e2", kerry), event("other", lee))).join();

    await().atMost(PATIENCE).until(() -> rows() == 2 && seen().contains("other"));
    assertThat(seen()).containsExactly("e0", "other");
    jdbc.update("update waiting_delivery set due_at = created_at where flow = ?", flow);
    await().atMost(PATIENCE).until(() -> seen().size() == 4 && rows() == 0);
    assertThat(calls).contains(List.of("e1", "e2"));
  }

  @Test
  void aLaneOfANodeThatDiedGoesOnOnceItsClaimIsOverAndNothingOfItIsThereTwice() throws IOException {
    Delivery delivery = delivery("e1", 1);
    waiting.append(flow, List.of(delivery));
    waiting.append(flow, List.of(delivery, delivery("e2", 2)));
    claim("now() + interval '1 hour'");
    assertThat(rows()).isEqualTo(2);
    publisher.publish(event("other", lee)).join();
    await().atMost(PATIENCE).until(() -> seen().contains("other"));
    assertThat(seen()).containsExactly("other");

    claim("now() - interval '1 hour'");
    await().atMost(PATIENCE).until(() -> rows() == 0);
    assertThat(calls).containsExactly(List.of("other"), List.of("e1", "e2"));
  }

  @Test
  void oneThatIsRefusedIsParkedAndItsNeighboursAreDone() {
    bad = "e2";
    publisher.publish(List.of(event("hold", kerry))).join();
    publisher.publish(IntStream.range(0, 4).mapToObj(n -> event("e" + n, kerry)).toList()).join();
    go.countDown();

    await().atMost(PATIENCE).until(() -> seen().size() == 4);
    await().atMost(PATIENCE).until(() -> count("dead_letter") == 1);
    assertThat(seen()).containsExactly("hold", "e0", "e1", "e3");
    await().atMost(PATIENCE).until(() -> rows() == 0);
  }

  private void hold(JsonNode event) throws InterruptedException {
    if ("hold".equals(event.path("id").asText())) {
      go.await();
    }
  }

  private void call(JsonNode body) {
    List<String> ids =
        StreamSupport.stream(body.path("gathered").spliterator(), false)
            .map(one -> one.at("/event/id").asText())
            .toList();
    if (ids.contains(bad)) {
      throw Failure.of(Kind.REFUSED, "test.refused", "no");
    }
    calls.add(ids);
  }

  private List<String> seen() {
    synchronized (calls) {
      return calls.stream().flatMap(List::stream).toList();
    }
  }

  private void claim(String until) {
    jdbc.update(
        "update waiting_delivery set claimed_by = 'dead', claimed_until = "
            + until
            + " where flow = ?",
        flow);
  }

  private Delivery delivery(String id, long offset) throws IOException {
    byte[] json = events.write(event(id, kerry));
    return new Delivery(
        id,
        new Position(type, 0, offset),
        kerry.toString(),
        new ObjectMapper().readTree(json),
        json,
        Map.of());
  }

  private long rows() {
    return count("waiting_delivery");
  }

  private long count(String table) {
    return jdbc.queryForObject(
        "select count(*) from " + table + " where flow = ?", Long.class, flow);
  }

  private static List<String> names(int many) {
    return IntStream.range(0, many).mapToObj(n -> "e" + n).toList();
  }

  private Event event(String id, ContactId contact) {
    return new Event(id, type, "/test", contact, Instant.EPOCH, Map.of("n", id));
  }
}
