package dev.wattle.outbound.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wattle.event.MessageRequested;
import dev.wattle.failure.Failure;
import dev.wattle.outbound.ledger.MessageReceipt;
import dev.wattle.outbound.ledger.MessageState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

  private static final String SHIPPED =
      "{\"order_number\":\"1042\",\"carrier\":\"Post\",\"tracking_url\":\"https://track.example/1\"}";

  private final OutboundRig rig = new OutboundRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void answersGoOutInsideTheServiceWindow() {
    rig.kerryWrites("Hello");
    MessageRequested message = rig.asksForText("Hi");
    rig.pump();
    MessageReceipt receipt = rig.receipt(message);
    assertThat(receipt.state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(receipt.wamid()).isEqualTo("wamid.1");
    assertThat(rig.meta.calls().get(0).path("biz_opaque_callback_data").asText())
        .isEqualTo(message.id());
  }

  @Test
  void freeFormIsWithheldOutsideTheServiceWindow() {
    rig.kerryWrites("Hello");
    rig.clock.advance(Duration.ofHours(26));
    MessageRequested message = rig.asksForText("Hi");
    rig.pump();
    MessageReceipt.Ruling verdict = rig.receipt(message).verdict();
    assertThat(verdict.rule()).isEqualTo("whatsapp.window-closed");
    assertThat(verdict.detail()).contains("26 h old").contains("Send an approved template");
    assertThat(rig.meta.calls()).isEmpty();
  }

  @Test
  void nothingButAnswersGoesToWhoWroteStop() {
    rig.kerryWrites("STOP");
    MessageRequested notice = rig.asksForTemplate("order_shipped", "utility", SHIPPED);
    MessageRequested answer = rig.asksForText("You will hear no more from us.");
    rig.pump();
    assertThat(rig.receipt(notice).verdict().rule()).isEqualTo("consent.withdrawn");
    assertThat(rig.receipt(notice).verdict().consentRow()).isNotNull();
    assertThat(rig.receipt(answer).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(rig.meta.calls()).hasSize(1);
  }

  @Test
  void marketingNeedsAConsentAndKeepsItsRow() {
    MessageRequested message = rig.asksForTemplate("spring_offer", "marketing", OutboundRig.SPRING);
    rig.pump();
    assertThat(rig.receipt(message).verdict().rule()).isEqualTo("consent.missing");
    rig.clock.advance(Duration.ofMinutes(1));
    long row = rig.consentToMarketing();
    rig.asksForTemplate("spring_offer", "marketing", OutboundRig.SPRING);
    rig.pump();
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(rig.receipt(message).verdict().consentRow()).isEqualTo(row);
  }

  @Test
  void marketingInFreeFormIsWithheldEvenInsideTheWindow() {
    rig.kerryWrites("Hello");
    rig.consentToMarketing();
    MessageRequested message =
        rig.asks(
            "offer",
            "{\"purpose\":\"marketing\",\"type\":\"text\",\"text\":{\"body\":\"Ten percent off\"}}");
    rig.pump();
    assertThat(rig.receipt(message).verdict().rule()).isEqualTo("outbound.marketing-free-form");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "order_gone|utility|{}|template.unknown",
        "order_shipped|utility|{\"order_number\":\"1042\"}|template.parameters",
        "spring_offer|utility|{}|template.purpose",
        "order_shipped|authentication|{}|template.purpose"
      })
  void templatesMustBeKnownCompleteAndFiledUnderThePurpose(
      String name, String purpose, String parameters, String rule) {
    MessageRequested message = rig.asksForTemplate(name, purpose, parameters);
    rig.pump();
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.WITHHELD);
    assertThat(rig.receipt(message).verdict().rule()).isEqualTo(rule);
    assertThat(rig.meta.calls()).isEmpty();
  }

  @Test
  void anUnknownNumberIsWithheld() {
    MessageRequested message =
        rig.asks(
            "x",
            "{\"from\":\"7\",\"purpose\":\"service\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}");
    rig.pump();
    assertThat(rig.receipt(message).verdict().rule()).isEqualTo("outbound.number-unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}|purpose",
        "{\"purpose\":\"fun\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}|purpose",
        "{\"purpose\":\"service\",\"text\":{\"body\":\"Hi\"}}|type",
        "{\"purpose\":\"service\",\"type\":\"text\"}|text",
        "{\"purpose\":\"service\",\"type\":\"text\",\"text\":{\"body\":\"\"}}|body"
      })
  void aRequestThatIsNoneIsRefusedWithTheNameOfTheField(String message, String field) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> rig.asks("x", message))
        .withMessageContaining(field);
  }
}
