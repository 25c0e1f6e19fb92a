package dev.wattle.inbound.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.bus.EventPublisher;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.failure.Failure;
import dev.wattle.testing.FullStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Changes of many people at once: one flow takes them, another makes one call of many. */
@FullStack
class BatchStepsTest {

  private static final Logger LOG = LoggerFactory.getLogger(BatchStepsTest.class);

  private static final int CHANGES = Integer.getInteger("changes", 300);
  private static final Set<Integer> REFUSED = Set.of(17, 18);
  private static final int REFUSES_ITS_CALL = 40;

  @Autowired private CamelContext camel;
  @Autowired private EventPublisher publisher;
  @Autowired private JdbcTemplate jdbc;

  private final String flow = "test-" + UUID.randomUUID();
  private final String batch = "test-batch-" + UUID.randomUUID();
  private final String type = "social.test." + UUID.randomUUID();
  private final Set<Integer> done = ConcurrentHashMap.newKeySet();
  private final List<Integer> calls = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger away = new AtomicInteger(2);

  @BeforeEach
  void startFlows() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("kamelet:batch-source?flow=" + batch)
                .routeId(batch)
                .process(BatchStepsTest.this::call);
            from("kamelet:event-source?type=%s&flow=%s".formatted(type, flow))
                .routeId(flow)
                .transform()
                .jq(".data")
                .to("kamelet:batch-action?batch=%s&most=100".formatted(batch))
                .process(
                    exchange ->
                        done.add(exchange.getMessage().getBody(JsonNode.class).path("n").asInt()));
          }
        });
  }

  @AfterEach
  void stopFlows() throws Exception {
    for (String route : List.of(flow, batch)) {
      camel.getRouteController().stopRoute(route);
      camel.removeRoute(route);
    }
  }

  @Test
  void manyChangesAreFewCallsAndEachThatIsRefusedIsParkedAlone() {
    publisher.publish(IntStream.range(0, CHANGES).mapToObj(this::change).toList()).join();

    await().atMost(Duration.ofSeconds(60)).until(() -> done.size() == CHANGES - 3);
    await().atMost(Duration.ofSeconds(30)).until(() -> letters().size() == 3);
    assertThat(letters()).containsExactlyInAnyOrder("batch-17", "batch-18", "batch-40");
    assertThat(done).doesNotContain(17, 18, 40);
    // One by one after the call that was refused as a whole.
    long small = calls.stream().filter(size -> size == 1).count();
    LOG.info("figure changes={} calls={} of-one={}", CHANGES, calls.size(), small);
    assertThat(calls).anyMatch(size -> size > 10);
    assertThat(calls.size()).isLessThan(CHANGES / 2);
  }

  /**
   * As a vendor does it: some records refused, one that makes the whole call fail, at first away.
   */
  private void call(Exchange exchange) {
    if (away.getAndDecrement() > 0) {
      throw Failure.throttled("test.throttled", "come again", Duration.ofMillis(50));
    }
    JsonNode records = exchange.getMessage().getBody(JsonNode.class).path("records");
    calls.add(records.size());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode results = answer.putArray("results");
    for (JsonNode one : records) {
      int n = one.path("n").asInt();
      if (n == REFUSES_ITS_CALL) {
        throw Failure.of(dev.wattle.failure.Kind.REFUSED, "test.refused", "no such property");
      }
      ObjectNode result = results.addObject().put("n", n);
      if (REFUSED.contains(n)) {
        result.putObject("refused").put("message", "too long");
      }
    }
    exchange.getMessage().setBody(answer);
  }

  private List<String> letters() {
    return jdbc.queryForList("select event from dead_letter where flow = ?", String.class, flow);
  }

  private Event change(int n) {
    ContactId who = new ContactId(UUID.randomUUID());
    return new Event("batch-" + n, type, "/test", who, Instant.EPOCH, Map.of("n", n));
  }
}
