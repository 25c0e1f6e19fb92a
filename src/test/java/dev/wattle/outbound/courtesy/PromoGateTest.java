package dev.wattle.outbound.courtesy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.ledger.MessageReceipt;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.send.OutboundRig;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.promo.PromoLint;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromoGateTest {

  private static final String KERRY = "{\"first_name\":\"Kerry\"}";

  private final OutboundRig rig = new OutboundRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theShippedTemplatesHaveNoFindings() {
    PromoLint lint = rig.bean(PromoLint.class);
    assertThat(rig.bean(TemplateCatalogue.class).all())
        .hasSizeGreaterThan(4)
        .allSatisfy(template -> assertThat(lint.of(template)).isEmpty());
  }

  @Test
  void aPromotionFilledIntoANoticeIsWithheld() {
    MessageReceipt withheld =
        sent(
            "order_shipped",
            "utility",
            "{\"order_number\":\"1\",\"carrier\":\"Post. 20% off your next order\",\"tracking_url\":\"https://track.example/1\"}");
    assertThat(withheld.verdict().rule()).isEqualTo("promo.words");
    assertThat(withheld.verdict().detail()).contains("parameters.carrier", "Leave it out");
  }

  @Test
  void aPromotionAsAnAnswerIsTheAgentsOwnAndAsANoticeIsWithheld() {
    rig.kerryWrites("What is on offer?");
    assertThat(state(text("service"))).isEqualTo(MessageState.ACCEPTED);
    assertThat(text("utility").verdict().rule()).isEqualTo("promo.words");
  }

  @Test
  void consentIsAskedForInsideAConversationThatThePersonBegan() {
    MessageReceipt cold = sent("keep_in_touch", "marketing", KERRY);
    assertThat(cold.verdict().rule()).isEqualTo("template.opt-in-cold");
    assertThat(cold.verdict().detail()).contains("Ask inside a conversation");
    rig.kerryWrites("Hello");
    assertThat(state(sent("keep_in_touch", "marketing", KERRY))).isEqualTo(MessageState.ACCEPTED);
    assertThat(sent("spring_offer", "marketing", OutboundRig.SPRING).verdict().rule())
        .isEqualTo("consent.missing");
  }

  @Test
  void whoWithdrewIsNotAskedAgain() {
    rig.kerryWrites("STOP");
    rig.clock.advance(Duration.ofMinutes(1));
    rig.kerryWrites("Is my order there?");
    assertThat(sent("keep_in_touch", "marketing", KERRY).verdict().rule())
        .isEqualTo("consent.withdrawn");
  }

  private MessageReceipt text(String purpose) {
    MessageRequested message =
        rig.asks(
            purpose,
            "{\"purpose\":\"%s\",\"type\":\"text\",\"text\":{\"body\":\"20%% off this week\"}}"
                .formatted(purpose));
    rig.pump();
    return rig.receipt(message);
  }

  private MessageReceipt sent(String template, String purpose, String parameters) {
    MessageRequested message = rig.asksForTemplate(template, purpose, parameters);
    rig.pump();
    return rig.receipt(message);
  }

  private static MessageState state(MessageReceipt receipt) {
    return receipt.state();
  }
}
