package dev.wattle.outbound.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.Event;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.StatusChange;
import dev.wattle.outbound.ledger.StatusJoiner;
import dev.wattle.outbound.send.OutboundRig;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asked for an answer learns that WhatsApp did not take it. */
class FailedAnswersTest {

  private final OutboundRig rig = new OutboundRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aStatusThatSaysTheWindowIsClosedIsToldUnderOneIdHoweverOftenItComes() {
    rig.kerryWrites("Hello");
    MessageRequested answer = rig.asksForText("It is in stock again.");
    rig.pump();
    failed(131047);
    failed(131047);
    assertThat(told()).extracting(Event::id).hasSize(2).containsOnly(told().get(0).id());
    assertThat(told().get(0).contact()).isEqualTo(rig.kerry);
    assertThat(told().get(0).data())
        .containsEntry("rule", "whatsapp.131047")
        .containsEntry("code", 131047)
        .extractingByKey("message")
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("id", answer.id())
        .containsEntry("flow", answer.flow());
  }

  @Test
  void aRefusalAtOnceIsToldAsWell() {
    rig.kerryWrites("Hello");
    rig.meta.refusesWith(131047);
    rig.asksForText("It is in stock again.");
    rig.pumpParking();
    assertThat(told()).singleElement().extracting(Event::contact).isEqualTo(rig.kerry);
  }

  @Test
  void nobodyIsToldWhereATemplateGoesOutInstead() {
    rig.kerryWrites("Hello");
    rig.asks(
        "answer",
        """
        {"purpose":"service","type":"text","text":{"body":"It is on its way"},
         "fallbackTemplate":{"name":"order_shipped","language":"en","parameters":
          {"order_number":"1042","carrier":"Post","tracking_url":"https://track.example/1"}}}
        """);
    rig.pump();
    failed(131047);
    assertThat(told()).isEmpty();
  }

  private List<Event> told() {
    return rig.bean(Announced.class).of("whatsapp.message.failed");
  }

  private void failed(int code) {
    String wamid = "wamid." + rig.meta.calls().size();
    rig.bean(StatusJoiner.class)
        .join(
            List.of(
                new StatusChange(
                    wamid, null, "failed", rig.clock.instant(), code, "No", null, Map.of())));
  }
}
