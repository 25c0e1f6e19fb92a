package dev.wattle.outbound.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.Event;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.StatusChange;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.ledger.StatusJoiner;
import dev.wattle.outbound.obstacle.Obstacle;
import dev.wattle.outbound.obstacle.Obstacles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an error means for the messages after it. */
class ErrorEffectsTest {

  private static final String SHIPPED =
      "{\"order_number\":\"1042\",\"carrier\":\"Post\",\"tracking_url\":\"https://track.example/1\"}";
  private static final String WITH_FALLBACK =
      """
      {"purpose":"utility","type":"text","text":{"body":"It is on its way"},
       "fallbackTemplate":{"name":"order_shipped","language":"en","parameters":%s}}
      """
          .formatted(SHIPPED);

  private final OutboundRig rig = new OutboundRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {190, 131042})
  void anExpiredTokenHoldsTheQueueUntilAProbeGetsThrough(int code) {
    rig.kerryWrites("Hello");
    rig.meta.refusesWith(code);
    MessageRequested first = rig.asksForText("one");
    MessageRequested second = rig.asksForText("two");
    rig.pump();
    assertThat(rig.receipt(first).state()).isEqualTo(MessageState.DEFERRED);
    assertThat(rig.receipt(second).verdict().rule()).isEqualTo("whatsapp.number-held");
    assertThat(rig.meta.calls()).hasSize(1);
    rig.passes(Duration.ofSeconds(301));
    rig.passes(Duration.ofSeconds(2));
    assertThat(rig.meta.texts()).containsExactly("one", "one", "two");
    assertThat(rig.receipt(second).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(rig.deadLetters()).isEmpty();
  }

  @Test
  void anOperatorReleasesAHeldNumber() {
    rig.kerryWrites("Hello");
    rig.meta.refusesWith(190);
    rig.asksForText("one");
    rig.asksForText("two");
    rig.pump();
    assertThat(rig.bean(Obstacles.class).standing())
        .extracting(Obstacle::code)
        .containsExactly(190);
    assertThat(rig.bean(Release.class).release(Obstacle.Kind.NUMBER, OutboundRig.NUMBER, "ann"))
        .isEqualTo(2);
    rig.passes(Duration.ofSeconds(2));
    rig.passes(Duration.ofSeconds(2));
    assertThat(rig.meta.texts()).containsExactly("one", "one", "two");
  }

  @Test
  void aStoppedTemplateWaitsUntilMetaSaysSomethingNew() {
    rig.meta.refusesWith(132001);
    rig.asksForTemplate("order_shipped", "utility", SHIPPED);
    assertThat(rig.pumpParking().code()).isEqualTo("whatsapp.132001");
    MessageRequested next =
        rig.asksForTemplate("order_shipped", "utility", SHIPPED.replace("1042", "1043"));
    rig.pump();
    assertThat(rig.receipt(next).verdict().rule()).isEqualTo("whatsapp.template-held");
    rig.clock.advance(Duration.ofMinutes(1));
    Map<String, Object> data =
        Map.of("template", Map.of("name", "order_shipped", "language", "en"), "status", "APPROVED");
    rig.bean(Release.class)
        .templateChanged(
            new Event("e", "whatsapp.template.status", "/w", null, rig.clock.instant(), data));
    rig.passes(Duration.ofSeconds(1));
    assertThat(rig.receipt(next).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void whoCannotBeReachedIsNotTriedAgainUntilTheyWrite() {
    rig.meta.refusesWith(131026);
    rig.asksForTemplate("order_shipped", "utility", SHIPPED);
    assertThat(rig.pumpParking().code()).isEqualTo("whatsapp.131026");
    MessageRequested next =
        rig.asksForTemplate("order_shipped", "utility", SHIPPED.replace("1042", "1043"));
    rig.pump();
    assertThat(rig.receipt(next).verdict().rule()).isEqualTo("whatsapp.unreachable");
    assertThat(rig.receipt(next).verdict().detail()).contains("another channel");
    rig.clock.advance(Duration.ofMinutes(1));
    rig.kerryWrites("Here I am");
    MessageRequested answer = rig.asksForText("Welcome back");
    rig.pump();
    assertThat(rig.receipt(answer).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void theFallbackGoesOutWhereTheWindowIsClosed() {
    MessageRequested message = rig.asks("shipped", WITH_FALLBACK);
    rig.pump();
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(rig.receipt(message).template()).isEqualTo("order_shipped");
    assertThat(rig.meta.calls().get(0).at("/template/name").asText()).isEqualTo("order_shipped");
  }

  @Test
  void theFallbackGoesOutWhereMetaThinksThatTheWindowIsClosed() {
    rig.kerryWrites("Hello");
    rig.meta.refusesWith(131047);
    MessageRequested message = rig.asks("shipped", WITH_FALLBACK);
    rig.pump();
    rig.passes(Duration.ofSeconds(1));
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(rig.meta.calls()).hasSize(2);
    assertThat(rig.meta.calls().get(1).path("type").asText()).isEqualTo("template");
  }

  @Test
  void theFallbackGoesOutWhereAStatusSaysSoLater() {
    rig.kerryWrites("Hello");
    rig.asks("shipped", WITH_FALLBACK);
    rig.pump();
    failed(131047);
    failed(131047);
    rig.pump();
    assertThat(rig.meta.calls())
        .extracting(call -> call.path("type").asText())
        .containsExactly("text", "template");
  }

  @Test
  void cappedMarketingComesAgainAfterADayAndThenAfterTwo() {
    rig.consentToMarketing();
    rig.asksForTemplate("spring_offer", "marketing", OutboundRig.SPRING);
    rig.pump();
    failed(131049);
    failed(131049);
    rig.pump();
    assertThat(rig.meta.calls()).hasSize(1);
    rig.passes(Duration.ofHours(23));
    assertThat(rig.meta.calls()).hasSize(1);
    rig.passes(Duration.ofHours(1));
    assertThat(rig.meta.calls()).hasSize(2);
    failed(131049);
    rig.pump();
    rig.passes(Duration.ofHours(47));
    assertThat(rig.meta.calls()).hasSize(2);
    rig.passes(Duration.ofHours(1));
    assertThat(rig.meta.calls()).hasSize(3);
  }

  @Test
  void aPairThatIsTooFastBacksOffByPowersOfFourAndOthersGoOn() {
    rig.kerryWrites("Hello");
    rig.meta.refusesWith(131056);
    rig.meta.refusesWith(131056);
    rig.asksForText("one");
    rig.pump();
    rig.passes(Duration.ofSeconds(1));
    MessageRequested notice =
        rig.asks(
            "robin",
            "{\"to\":\"+61491570157\",\"purpose\":\"utility\",\"type\":\"template\",\"template\":{\"name\":\"order_shipped\",\"language\":\"en\",\"parameters\":%s}}"
                .formatted(SHIPPED));
    rig.pump();
    assertThat(rig.receipt(notice).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(rig.meta.calls()).hasSize(3);
    rig.passes(Duration.ofSeconds(3));
    assertThat(rig.meta.calls()).hasSize(3);
    rig.passes(Duration.ofSeconds(1));
    assertThat(rig.meta.texts()).containsExactly("one", "one", "", "one");
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
