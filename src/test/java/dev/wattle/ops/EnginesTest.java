package dev.wattle.ops;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wattle.bus.RecordPublisher;
import dev.wattle.testing.LogGuard;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

@OpsApp.Test
@ExtendWith(LogGuard.class)
class EnginesTest {

  @Autowired private TestRestTemplate anonymous;
  @Autowired private CamelContext camel;
  @Autowired private FlowLag lag;
  @Autowired private BusProbe bus;
  @Autowired private RecordPublisher records;
  @Autowired private MeterRegistry meters;

  @Test
  void strangersLearnTheBareStatus() {
    assertThat(anonymous.getForObject("/actuator/health/readiness", String.class))
        .isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void operatorsSeeEveryEngine() {
    assertThat(operator().getForObject("/actuator/health/readiness", String.class))
        .contains("\"kafka\":{\"status\":\"UP\"", "\"postgresql\":{\"status\":\"UP\"")
        .contains("\"hazelcast\":{\"status\":\"UP\"", "\"routes\":{\"status\":\"UP\"");
  }

  @Test
  void aStoppedRouteIsNotReadyButAPausedOneIs() throws Exception {
    camel.getRouteController().suspendRoute("dead-letters");
    assertThat(operator().getForObject("/actuator/health/readiness", String.class))
        .contains("\"paused\":[\"dead-letters\"]");

    camel.getRouteController().stopRoute("dead-letters");
    assertThat(operator().getForObject("/actuator/health/readiness", String.class))
        .contains("ops.routes-stopped: [dead-letters]", "start them in Hawtio");

    camel.getRouteController().startRoute("dead-letters");
    assertThat(anonymous.getForEntity("/actuator/health/readiness", String.class).getStatusCode())
        .hasToString("200 OK");
  }

  @Test
  void lagIsWhatAFlowHasStillToTake() throws Exception {
    records
        .publish("dead-letters.v1", "order-shipped-to-whatsapp", "{}".getBytes(), Map.of())
        .join();
    await()
        .atMost(ofSeconds(30))
        .untilAsserted(() -> assertThat(bus.lag()).containsEntry("dead-letters", 0L));

    camel.getRouteController().stopRoute("dead-letters");
    records
        .publish("dead-letters.v1", "order-shipped-to-whatsapp", "{}".getBytes(), Map.of())
        .join();
    await().atMost(ofSeconds(30)).until(this::measure, waiting -> waiting == 1);
    camel.getRouteController().startRoute("dead-letters");

    assertThat(operator().getForObject("/actuator/prometheus", String.class))
        .contains("wattle_flow_lag{", "flow=\"dead-letters\"", "camel_exchanges_");
  }

  @Test
  void aFlowThatHasTakenNothingYetHasAllOfItToTake() {
    records.publish("dead-letters.v1", "newcomer", "{}".getBytes(), Map.of()).join();
    Map<String, Object> newcomer =
        Map.of("bootstrap.servers", bus.brokers(), "group.id", "wattle.newcomer");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(newcomer, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("dead-letters.v1"));
      await()
          .atMost(ofSeconds(30))
          .until(
              () -> {
                consumer.poll(ofMillis(100));
                return !consumer.assignment().isEmpty();
              });

      assertThat(bus.lag().get("newcomer")).isPositive();
    }
  }

  /**
   * The scheduled measuring may be under way with what it saw before: measure until ours is last.
   */
  private double measure() {
    lag.measure();
    return meters.get("wattle.flow.lag").tag("flow", "dead-letters").gauge().value();
  }

  private TestRestTemplate operator() {
    return anonymous.withBasicAuth("admin", "sandbox");
  }
}
