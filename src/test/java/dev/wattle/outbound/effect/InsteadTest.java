package dev.wattle.outbound.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.Identity;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.StatusChange;
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

/** What goes out in the place of a message that Meta refused. */
class InsteadTest {

  private final OutboundRig rig = new OutboundRig();
  private final Requests requests = new Requests(rig);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void whatAUserIdCannotTakeGoesToThePhoneNumber() {
    knowsUserId();
    rig.kerryWrites("Hello");
    rig.meta.refusesWith(131062);
    MessageRequested message = requests.answers("one");
    rig.pump();
    rig.passes(Duration.ofSeconds(1));
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(rig.meta.calls()).hasSize(2);
    assertThat(rig.meta.calls().get(0).path("recipient").asText()).isEqualTo(Requests.USER_ID);
    assertThat(rig.meta.calls().get(1).path("to").asText()).isEqualTo(OutboundRig.PHONE);
  }

  @Test
  void theSameWhereOnlyAStatusSaysSo() {
    knowsUserId();
    rig.kerryWrites("Hello");
    requests.answers("one");
    rig.pump();
    failed(131062);
    failed(131062);
    rig.pump();
    assertThat(rig.meta.calls())
        .extracting(call -> call.path("to").asText())
        .containsExactly("", OutboundRig.PHONE);
  }

  @Test
  void withoutAPhoneNumberItIsParked() {
    MessageRequested message = requests.shippedTo("AU.STRANGER1", 1);
    rig.meta.refusesWith(131062);
    assertThat(rig.pumpParking().code()).isEqualTo("whatsapp.131062");
    assertThat(rig.receipt(message).state()).isEqualTo(MessageState.FAILED);
  }

  @Test
  void aFileThatMetaDoesNotTakeIsUploadedAnewOnce() {
    rig.kerryWrites("Hello");
    rig.meta.refusesWith(131053);
    rig.meta.refusesWith(131053);
    MessageRequested message =
        rig.asks(
            "file",
            "{\"purpose\":\"service\",\"type\":\"image\",\"image\":{\"link\":\"https://shop.example/a.jpg\"}}");
    rig.pump();
    rig.clock.advance(Duration.ofSeconds(1));
    assertThat(rig.dueParking().code()).isEqualTo("whatsapp.131053");
    assertThat(rig.bean(RememberedUploads.class).forgotten()).containsExactly(message.id());
    assertThat(rig.meta.calls()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {132001, 132007, 132015, 132016})
  void aTemplateThatASendFindsStoppedGivesWayToItsSubstitute(int code) {
    rig.meta.refusesWith(code);
    MessageRequested first = visit("one");
    rig.pump();
    rig.passes(Duration.ofSeconds(1));
    visit("two");
    rig.pump();
    assertThat(rig.meta.calls())
        .extracting(call -> call.at("/template/name").asText())
        .containsExactly("visit_notice", "visit_notice_plain", "visit_notice_plain");
    assertThat(rig.receipt(first).state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(rig.receipt(first).template()).isEqualTo("visit_notice_plain");
  }

  @Test
  void thousandsThatMetaHeldAndThenDroppedGoOutAsTheSubstitute() {
    visit("one");
    visit("two");
    rig.pump();
    StatusJoiner joiner = rig.bean(StatusJoiner.class);
    joiner.join(List.of(status("wamid.1", 132015), status("wamid.2", 132015)));
    rig.pump();
    assertThat(rig.meta.calls())
        .extracting(call -> call.at("/template/name").asText())
        .containsExactly(
            "visit_notice", "visit_notice", "visit_notice_plain", "visit_notice_plain");
  }

  private MessageRequested visit(String cause) {
    return rig.asks(
        cause,
        "{\"purpose\":\"utility\",\"type\":\"template\",\"template\":{\"name\":\"visit_notice\",\"language\":\"en\",\"parameters\":{\"day\":\"Monday\"}}}");
  }

  private void knowsUserId() {
    rig.bean(ContactDirectory.class)
        .resolve(new Identity(OutboundRig.PHONE, Requests.USER_ID, null, null, "Kerry"));
  }

  private void failed(int code) {
    rig.bean(StatusJoiner.class).join(List.of(status("wamid." + rig.meta.calls().size(), code)));
  }

  private StatusChange status(String wamid, int code) {
    return new StatusChange(wamid, null, "failed", rig.clock.instant(), code, "No", null, Map.of());
  }
}
