package dev.wattle.outbound.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.group.GroupMembers;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.event.StatusChange;
import dev.wattle.outbound.ledger.MessageClaims;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.ledger.StatusJoiner;
import dev.wattle.outbound.send.OutboundRig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody in a group reads an answer: so all of them have a say. */
class GroupAnswersTest {

  private static final String GROUP = "Y2FwaV9ncm91cDox";

  private final OutboundRig rig = new OutboundRig();
  private final GroupMembers members = rig.bean(GroupMembers.class);
  private final ContactId robin =
      rig.bean(ContactDirectory.class).resolve(new Identity(null, "AU.ROBIN1", null, null, null));

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void whoWroteInAGroupIsAnsweredThere() {
    kerryWrites();
    MessageRequested message = answers("one");
    rig.pump();
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
    JsonNode call = rig.meta.calls().get(0);
    assertThat(call.path("recipient_type").asText()).isEqualTo("group");
    assertThat(call.path("to").asText()).isEqualTo(GROUP);
    assertThat(call.has("recipient")).isFalse();
    assertThat(rig.bean(MessageClaims.class).requested(message.id()).orElseThrow().isToGroup())
        .isTrue();
  }

  @Test
  void aWindowWithThePersonAloneIsNoneInTheGroup() {
    rig.kerryWrites("Hello");
    MessageRequested message = answers("never");
    rig.pump();
    assertThat(rule(message)).isEqualTo("whatsapp.window-closed");
    kerryWrites();
    rig.clock.advance(Duration.ofHours(25));
    MessageRequested late = answers("late");
    rig.pump();
    assertThat(rule(late)).isEqualTo("whatsapp.window-closed");
    assertThat(rig.meta.calls()).isEmpty();
  }

  @Test
  void whoLeftIsNotAnsweredThere() {
    kerryWrites();
    rig.clock.advance(Duration.ofMinutes(1));
    members.left(GROUP, rig.kerry, rig.clock.instant());
    MessageRequested message = answers("gone");
    rig.pump();
    assertThat(rule(message)).isEqualTo("whatsapp.window-closed");
  }

  @Test
  void nobodyIsAnsweredWhileSomebodyInTheGroupWantsNothingFromUs() {
    kerryWrites();
    members.joined(GROUP, robin, rig.clock.instant());
    robinWantsNothing();
    MessageRequested message = answers("unwanted");
    rig.pump();
    assertThat(rule(message)).isEqualTo("outbound.group-member-refuses");
    assertThat(rig.receipt(message).verdict().detail()).contains(robin.toString());
    rig.clock.advance(Duration.ofMinutes(1));
    members.left(GROUP, robin, rig.clock.instant());
    MessageRequested without = answers("without");
    rig.pump();
    assertThat(rig.receipt(without).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"purpose\":\"utility\",\"type\":\"template\",\"template\":{\"name\":\"order_shipped\",\"language\":\"en\"}",
        "\"purpose\":\"marketing\",\"type\":\"text\",\"text\":{\"body\":\"Buy\"}",
        "\"purpose\":\"service\",\"bulk\":true,\"type\":\"text\",\"text\":{\"body\":\"Hello\"}",
        "\"purpose\":\"service\",\"type\":\"text\",\"text\":{\"body\":\"Hello\"},\"fallbackTemplate\":{\"name\":\"order_shipped\",\"language\":\"en\"}"
      })
  void onlyAnswersGoToAGroup(String message) {
    assertThatThrownBy(() -> rig.asks("x", "{\"group\":\"" + GROUP + "\"," + message + "}"))
        .hasMessageContaining("field group")
        .hasMessageContaining("free-form answers only");
  }

  @Test
  void anErrorOfSomebodyInTheGroupStopsNothingForThePersonWhoWasAnswered() {
    kerryWrites();
    MessageRequested message = answers("one");
    rig.pump();
    rig.bean(StatusJoiner.class)
        .join(
            List.of(
                new StatusChange(
                    "wamid.1",
                    message.id(),
                    "failed",
                    rig.clock.instant(),
                    131026,
                    "No",
                    null,
                    Map.of())));
    rig.kerryWrites("And now alone");
    MessageRequested alone = rig.asksForText("alone");
    rig.pump();
    assertThat(rig.receipt(alone).state()).isEqualTo(MessageState.ACCEPTED);
  }

  private void robinWantsNothing() {
    rig.bean(ConsentLedger.class)
        .record(
            new ConsentDecision(
                robin,
                Purpose.MARKETING,
                ConsentState.WITHDRAWN,
                "whatsapp",
                "keyword",
                null,
                Map.of("message", "wamid.R"),
                null,
                rig.clock.instant(),
                "test"));
  }

  private void kerryWrites() {
    members.wrote(GROUP, rig.kerry, OutboundRig.NUMBER, rig.clock.instant());
  }

  private String rule(MessageRequested message) {
    return rig.receipt(message).verdict().rule();
  }

  private MessageRequested answers(String cause) {
    return rig.asks(
        cause,
        "{\"group\":\"%s\",\"purpose\":\"service\",\"type\":\"text\",\"text\":{\"body\":\"Hello\"}}"
            .formatted(GROUP));
  }
}
