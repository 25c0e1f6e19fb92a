package dev.wattle.path.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.outbound.hold.HoldsBean;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jmx.export.annotation.AnnotationMBeanExporter;

/** A held number is seen and released from outside. */
@FullStack
class HoldsPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String RELEASE = "/ops/holds/release?kind=number&key=100000000000001";
  private static final String NOTICE =
      """
      {"to":"%s","purpose":"utility","type":"template","template":{"name":"order_shipped","language":"en",
       "parameters":{"order_number":"1","carrier":"Post","tracking_url":"https://track.example/1"}}}""";

  @Autowired private Outside outside;
  @Autowired private HoldsBean bean;

  @AfterEach
  void heal() {
    outside.admin("DELETE", "/sandbox/faults/whatsapp", "");
    outside.admin("POST", RELEASE, "");
  }

  @Test
  void aHeldNumberIsShownIsAnAlarmAndIsReleasedOverHttp() {
    String id = held("AU.HELD1");
    assertThat(outside.admin("GET", "/ops/holds", "").body())
        .contains("\"kind\":\"number\"", "\"code\":190", "\"waiting\":1", "WHATSAPP_ACCESS_TOKEN");
    assertThat(outside.admin("GET", "/actuator/health/holds", "").body())
        .contains("\"status\":\"DOWN\"", "number 100000000000001", "error 190");
    assertThat(outside.admin("GET", "/actuator/health/readiness", "").body()).contains("UP");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                outside
                    .events()
                    .filter(event -> "ops.alarm".equals(event.path("type").asText()))
                    .anyMatch(event -> event.at("/data/code").asInt() == 190));
    outside.admin("DELETE", "/sandbox/faults/whatsapp", "");
    assertThat(outside.admin("POST", RELEASE, "").body()).contains("\"messages\":1");
    await().atMost(PATIENCE).until(() -> message(id).path("attempts").size() == 2);
    await()
        .atMost(PATIENCE)
        .until(() -> outside.admin("GET", "/actuator/health/holds", "").body().contains("\"UP\""));
    assertThat(outside.admin("POST", RELEASE, "").statusCode()).isEqualTo(404);
    assertThat(outside.admin("POST", "/ops/holds/release?kind=odd&key=1", "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void theSameOverJmx() throws Exception {
    held("AU.HELD2");
    ObjectName holds = new ObjectName("dev.wattle:type=Holds");
    MBeanServer server = MBeanServerFactory.newMBeanServer();
    AnnotationMBeanExporter exporter = new AnnotationMBeanExporter();
    exporter.setServer(server);
    exporter.registerManagedResource(bean, holds);
    assertThat((String) server.invoke(holds, "list", new Object[0], new String[0]))
        .contains("\"kind\":\"number\"", "\"code\":190");
    outside.admin("DELETE", "/sandbox/faults/whatsapp", "");
    String text = String.class.getName();
    Object released =
        server.invoke(
            holds,
            "release",
            new Object[] {"number", "100000000000001"},
            new String[] {text, text});
    assertThat(released).isEqualTo(1);
  }

  private String held(String person) {
    HttpResponse<String> fault =
        outside.admin("PUT", "/sandbox/faults/whatsapp", "{\"status\":401}");
    assertThat(fault.statusCode()).isEqualTo(200);
    String id =
        outside
            .tree(outside.api("POST", "/api/messages", NOTICE.formatted(person)).body())
            .path("id")
            .asText();
    await()
        .atMost(PATIENCE)
        .until(() -> "whatsapp.number-held".equals(message(id).at("/verdict/rule").asText()));
    return id;
  }

  private JsonNode message(String id) {
    return outside.tree(outside.api("GET", "/api/messages/" + id, "").body());
  }
}
