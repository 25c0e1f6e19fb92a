package dev.wattle.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.ApiClient.Reply;
import dev.wattle.event.Event;
import dev.wattle.testing.LogGuard;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogGuard.class)
class EventsApiTest {

  private static final String SHIPPED =
      """
      {"specversion":"1.0","id":"%s","source":"/shop","type":"commerce.order.shipped",
       "time":"2026-11-22T11:00:00+11:00","data":{"order":{"number":"1042","currency":"AUD","total":119.90},
       "contact":{"phone":"0491 570 156","name":"Kerry"},"shipment":{"carrier":"kookaburra-in-the-body"}}}
      """;

  private static ApiRig rig;

  @BeforeAll
  static void start() throws Exception {
    rig = new ApiRig();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @BeforeEach
  void forget() {
    rig.published.clear();
    rig.busIsThere = true;
  }

  @Test
  void publishesAnEventOfItsContact() {
    Reply reply = rig.post("/api/events", "application/cloudevents+json", SHIPPED.formatted("e1"));
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    Event event = rig.published.get(0);
    assertThat(reply.json().at("/ids/0").asText()).isEqualTo(event.id());
    assertThat(event.type()).isEqualTo("commerce.order.shipped");
    assertThat(event.contact()).isNotNull();
    assertThat(event.time()).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(event.data().get("contact"))
        .isEqualTo(Map.of("phone", "+61491570156", "name", "Kerry"));
  }

  @Test
  void keepsMoneyDecimal() {
    rig.post("/api/events", SHIPPED.formatted("e2"));
    assertThat(rig.published.get(0).data().get("order"))
        .extracting("total")
        .isEqualTo(new BigDecimal("119.90"));
  }

  @Test
  void givesARepeatedPostTheSameId() {
    String first = rig.post("/api/events", SHIPPED.formatted("e3")).text();
    assertThat(rig.post("/api/events", SHIPPED.formatted("e3")).text()).isEqualTo(first);
    assertThat(rig.post("/api/events", SHIPPED.formatted("e4")).text()).isNotEqualTo(first);
  }

  @Test
  void takesABatch() {
    String batch = "[" + SHIPPED.formatted("b1") + "," + SHIPPED.formatted("b2") + "]";
    assertThat(rig.post("/api/events", batch).json().path("ids")).hasSize(2);
    assertThat(rig.post("/api/events", "application/cloudevents-batch+json", batch).status())
        .isEqualTo(202);
    assertThat(rig.published).hasSize(4);
  }

  @Test
  void refusesAWholeBatchForOneFieldAndNamesIt() {
    String good = SHIPPED.formatted("c1");
    String batch = "[%s,%s,%s,%s]".formatted(good, good, good, good.replace("number", "no"));
    Reply reply = rig.post("/api/events", batch);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("errors")).hasSize(1);
    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/3/data/order/number");
    assertThat(rig.published).isEmpty();
  }

  @Test
  void namesTheNearestTypesOfAnUnknownOne() {
    Reply reply = rig.post("/api/events", SHIPPED.formatted("d1").replace("shipped", "shiped"));
    assertThat(reply.status()).isEqualTo(422);
    JsonNode error = reply.json().at("/errors/0");
    assertThat(error.path("pointer").asText()).isEqualTo("/type");
    assertThat(error.path("detail").asText()).contains("nearest are commerce.order.shipped");
  }

  @Test
  void refusesWhatOnlyWattleCanTell() {
    String forged =
        SHIPPED.formatted("f1").replace("commerce.order.shipped", "whatsapp.message.received");
    assertThat(rig.post("/api/events", forged).json().at("/errors/0/pointer").asText())
        .isEqualTo("/type");
  }

  @Test
  void namesEveryWrongField() {
    String wrong =
        SHIPPED
            .formatted("g1")
            .replace("AUD", "ABD")
            .replace("\"specversion\":\"1.0\",", "")
            .replace("2026-11-22T11", "yesterday");
    Reply reply = rig.post("/api/events", wrong);
    assertThat(reply.text()).contains("must be an ISO 4217 currency code");
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/specversion", "/time", "/data/order/currency");
  }

  @Test
  void refusesAPersonWithoutAnyAddressAndAPhoneThatIsNone() {
    String nobody = SHIPPED.formatted("h1").replace("\"phone\"", "\"fax\"");
    Reply reply = rig.post("/api/events", nobody);
    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/data/contact");
    assertThat(reply.json().at("/errors/0/detail").asText()).contains("phone, userId, email");
    String odd = SHIPPED.formatted("h2").replace("0491 570 156", "12");
    assertThat(rig.post("/api/events", odd).json().at("/errors/0/pointer").asText())
        .isEqualTo("/data/contact/phone");
  }

  @Test
  void refusesAnAmountThatNobodyCanPay() {
    String huge = SHIPPED.formatted("i1").replace("119.90", "1e999999999");
    assertThat(rig.post("/api/events", huge).json().at("/errors/0/pointer").asText())
        .isEqualTo("/data/order/total");
  }

  @Test
  void saysComeAgainWhileTheBusIsAway() {
    rig.busIsThere = false;
    Reply reply = rig.post("/api/events", SHIPPED.formatted("j1"));
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("retry-after")).isEqualTo("5");
    assertThat(reply.json().path("code").asText()).isEqualTo("bus.unreachable");
  }
}
