package dev.wattle.outbound.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.consent.brake.AutomaticWithdrawals;
import dev.wattle.consent.brake.Told;
import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.send.OutboundRig;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Marketing to people of whom a withdrawal is held. */
class BrakeRuleTest {

  private static final String SHIPPED =
      "{\"order_number\":\"1042\",\"carrier\":\"Post\",\"tracking_url\":\"https://track.example/1\"}";

  private final OutboundRig rig = new OutboundRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void anOfferWaitsWhileTheBrakeHoldsAndGoesWhenItWasAMistake() {
    heldForKerry();
    MessageRequested offer = offer();
    MessageRequested notice = rig.asksForTemplate("order_shipped", "utility", SHIPPED);
    rig.pump();
    assertThat(rig.receipt(offer).state()).isEqualTo(MessageState.DEFERRED);
    assertThat(rig.receipt(offer).verdict().rule()).isEqualTo("consent.brake");
    assertThat(rig.receipt(offer).verdict().detail()).contains("/ops/consent/brake");
    assertThat(rig.receipt(notice).state()).isEqualTo(MessageState.ACCEPTED);
    rig.passes(Duration.ofMinutes(15));
    assertThat(rig.receipt(offer).state()).as("not decided").isEqualTo(MessageState.DEFERRED);
    rig.bean(AutomaticWithdrawals.class).discard("olive");
    rig.passes(Duration.ofMinutes(15));
    assertThat(rig.receipt(offer).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void anOfferThatWaitedIsWithheldWhenTheWithdrawalWasMeant() {
    heldForKerry();
    MessageRequested offer = offer();
    rig.pump();
    assertThat(rig.receipt(offer).verdict().rule()).isEqualTo("consent.brake");
    rig.bean(AutomaticWithdrawals.class).apply("olive");
    rig.passes(Duration.ofMinutes(15));
    assertThat(rig.receipt(offer).state()).isEqualTo(MessageState.WITHHELD);
    assertThat(rig.receipt(offer).verdict().rule()).isEqualTo("consent.withdrawn");
  }

  /** A hundred people more are withdrawn by errors before. */
  private void heldForKerry() {
    rig.consentToMarketing();
    rig.clock.advance(Duration.ofSeconds(1));
    for (int person = 0; person < 100; person++) {
      assertThat(withdraw(new ContactId(new UUID(5, person)))).isTrue();
    }
    assertThat(withdraw(rig.kerry)).isFalse();
  }

  private boolean withdraw(ContactId contact) {
    return rig.bean(AutomaticWithdrawals.class)
        .withdraw(new Told(contact, "send-error", Map.of(), "e", rig.clock.instant()));
  }

  private MessageRequested offer() {
    return rig.asksForTemplate("spring_offer", "marketing", OutboundRig.SPRING);
  }
}
