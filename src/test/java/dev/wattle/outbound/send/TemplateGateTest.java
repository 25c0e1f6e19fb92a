package dev.wattle.outbound.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.contact.ContactFacts;
import dev.wattle.event.Event;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.obstacle.Obstacles;
import dev.wattle.template.state.TemplateStates;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateGateTest {

  private static final String DAY = "{\"day\":\"Tuesday\"}";
  private static final String SHIPPED =
      "{\"order_number\":\"1042\",\"carrier\":\"Post\",\"tracking_url\":\"https://track.example/1\"}";

  private final OutboundRig rig = new OutboundRig();
  private int events;

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void waitsWhileMetaPausesATemplateWithoutSubstitute() {
    says("order_shipped", "PAUSED");
    MessageRequested message = rig.asksForTemplate("order_shipped", "utility", SHIPPED);
    rig.pump();
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.DEFERRED);
    assertThat(rig.receipt(message).verdict().rule()).isEqualTo("template.paused");
    rig.passes(Duration.ofMinutes(1));
    says("order_shipped", "APPROVED");
    rig.passes(Duration.ofMinutes(15));
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void whatAnErrorHeldBackGoesOnWhenOurUnpauseFreesTheTemplate() {
    rig.meta.refusesWith(132015);
    MessageRequested message = rig.asksForTemplate("order_shipped", "utility", SHIPPED);
    rig.pump();
    assertThat(rig.bean(Obstacles.class).stops("order_shipped", "en")).isTrue();
    MessageRequested next =
        rig.asksForTemplate("order_shipped", "utility", SHIPPED.replace("1042", "1043"));
    rig.pump();
    assertThat(rig.receipt(next).verdict().rule()).isEqualTo("whatsapp.template-held");
    rig.bean(Release.class).templateFreed("order_shipped", "en", "ada");
    rig.passes(Duration.ofSeconds(1));
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(rig.receipt(next).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void aNoticeThatWaitedForADayIsNotSentAnyMore() {
    says("order_shipped", "PAUSED");
    MessageRequested message = rig.asksForTemplate("order_shipped", "utility", SHIPPED);
    rig.pump();
    rig.passes(Duration.ofHours(25));
    assertThat(rig.receipt(message).verdict().rule()).isEqualTo("template.not-sendable");
  }

  @Test
  void aDisabledTemplateWithoutSubstituteIsWithheld() {
    says("order_shipped", "DISABLED");
    MessageRequested message = rig.asksForTemplate("order_shipped", "utility", SHIPPED);
    rig.pump();
    assertThat(rig.receipt(message).verdict().rule()).isEqualTo("template.not-sendable");
  }

  @ParameterizedTest
  @CsvSource({"PAUSED", "DISABLED"})
  void theDeclaredSubstituteTakesItsPlace(String status) {
    says("visit_notice", status);
    rig.asksForTemplate("visit_notice", "utility", DAY);
    rig.pump();
    assertThat(sent(0)).isEqualTo("visit_notice_plain/en");
  }

  @Test
  void aSubstituteThatCannotBeSentItselfIsNone() {
    says("visit_notice", "DISABLED");
    says("visit_notice_plain", "REJECTED");
    MessageRequested message = rig.asksForTemplate("visit_notice", "utility", DAY);
    rig.pump();
    assertThat(rig.receipt(message).verdict().rule()).isEqualTo("template.not-sendable");
  }

  @ParameterizedTest
  @CsvSource({"MARKETING,", "UTILITY,MARKETING"})
  void whatMetaMovesToMarketingReachesOnlyThoseWhoAgreed(String current, String next) {
    moves("order_shipped", current, next);
    MessageRequested without = rig.asksForTemplate("order_shipped", "utility", SHIPPED);
    rig.pump();
    assertThat(rig.receipt(without).state()).isEqualTo(MessageState.WITHHELD);
    assertThat(rig.receipt(without).verdict().rule()).isEqualTo("template.category-drift");
    rig.consentToMarketing();
    MessageRequested with =
        rig.asksForTemplate("order_shipped", "utility", SHIPPED.replace("1042", "1043"));
    rig.pump();
    assertThat(rig.receipt(with).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void aMoveThatMetaTakesBackLocksNothing() {
    moves("order_shipped", "UTILITY", "MARKETING");
    rig.clock.advance(Duration.ofMinutes(1));
    moves("order_shipped", "UTILITY", null);
    MessageRequested message = rig.asksForTemplate("order_shipped", "utility", SHIPPED);
    rig.pump();
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void variantsTakeTurnsAndAPersonKeepsTheSameForOneCause() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      MessageRequested message = rotating("visit-" + i);
      rig.pump();
      String first = sent(i);
      names.add(first);
      assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
    }
    assertThat(names).containsExactlyInAnyOrder("visit_notice/en", "visit_notice_b/en");
  }

  @Test
  void aVariantThatMetaPausedDoesNotTakeItsTurn() {
    says("visit_notice_b", "PAUSED");
    for (int i = 0; i < 8; i++) {
      rotating("visit-" + i);
    }
    rig.pump();
    assertThat(rig.meta.calls())
        .allMatch(c -> "visit_notice".equals(c.at("/template/name").asText()));
  }

  @Test
  void thePersonsOwnLanguageGoesBeforeTheMessages() {
    rig.bean(ContactFacts.class).put(rig.kerry, "language", "crm", TextNode.valueOf("de-AT"));
    rig.asksForTemplate("visit_notice", "utility", DAY);
    rig.asksForTemplate("order_shipped", "utility", SHIPPED);
    rig.pump();
    assertThat(sent(0)).isEqualTo("visit_notice/de");
    assertThat(sent(1)).isEqualTo("order_shipped/en");
  }

  private MessageRequested rotating(String cause) {
    return rig.asks(
        cause,
        "{\"purpose\":\"utility\",\"type\":\"template\",\"template\":{\"name\":\"visit_notice\",\"rotate\":true,\"parameters\":%s}}"
            .formatted(DAY));
  }

  private String sent(int call) {
    return rig.meta.calls().get(call).at("/template/name").asText()
        + "/"
        + rig.meta.calls().get(call).at("/template/language/code").asText();
  }

  private void says(String name, String status) {
    apply("whatsapp.template.status", name, Map.of("status", status));
  }

  private void moves(String name, String current, String next) {
    Map<String, Object> data = new HashMap<>(Map.of("current", current, "completed", next == null));
    if (next != null) {
      data.put("next", next);
    }
    apply("whatsapp.template.category", name, data);
  }

  private void apply(String type, String name, Map<String, Object> said) {
    Map<String, Object> data = new HashMap<>(said);
    data.put("template", Map.of("name", name, "language", "en"));
    String id = "e" + events++;
    rig.bean(TemplateStates.class)
        .apply(new Event(id, type, "/w", null, rig.clock.instant(), data));
  }
}
