package dev.wattle.outbound.retirement;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wattle.failure.Failure;
import dev.wattle.outbound.retirement.RetirementSettings.Retired;
import dev.wattle.outbound.send.OutboundRig;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NumberRetirementTest {

  private final OutboundRig rig = new OutboundRig();
  private final BusinessNumber ours =
      new BusinessNumber(OutboundRig.NUMBER, "200000000000001", "61491570110");
  private final BusinessNumber other = new BusinessNumber("100000000000002", "200000000000001", "");

  @BeforeEach
  void sendMarketing() {
    start(List.of(ours), List.of());
    rig.consentToMarketing();
    rig.asksForTemplate("spring_offer", "marketing", OutboundRig.SPRING);
    rig.pump();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aNumberThatSentMarketingLatelyCannotBeTakenOut() {
    rig.clock.advance(Duration.ofDays(29));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> start(List.of(other), List.of()))
        .withMessageContainingAll(
            "outbound.number-retired",
            "number …110 (id 100000000000001)",
            "until 2026-12-22",
            "wattle.whatsapp.retired-numbers");
    assertThatCode(() -> start(List.of(ours, other), List.of())).doesNotThrowAnyException();
  }

  @Test
  void afterThirtyDaysItCan() {
    rig.clock.advance(Duration.ofDays(30));
    assertThatCode(() -> start(List.of(other), List.of())).doesNotThrowAnyException();
  }

  @Test
  void whoAnswersForItMayTakeItOutBefore() {
    Retired acknowledged = new Retired(OutboundRig.NUMBER, "Robin, by forwarding");
    assertThatCode(() -> start(List.of(other), List.of(acknowledged))).doesNotThrowAnyException();
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> start(List.of(other), List.of(new Retired(OutboundRig.NUMBER, ""))))
        .withMessageContaining("acknowledged-by");
  }

  private void start(List<BusinessNumber> numbers, List<Retired> retired) {
    WhatsAppSettings rigs = rig.bean(WhatsAppSettings.class);
    WhatsAppSettings settings =
        new WhatsAppSettings(
            rigs.baseUrl(),
            rigs.apiVersion(),
            rigs.accessToken(),
            rigs.appSecrets(),
            rigs.verifyToken(),
            numbers,
            rigs.timeout(),
            rigs.connectTimeout(),
            rigs.connections(),
            rigs.appsecretProof());
    new NumberRetirement(
            rig.bean(JdbcClient.class), settings, new RetirementSettings(retired), rig.clock)
        .check();
  }
}
