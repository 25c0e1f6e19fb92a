package dev.wattle.outbound.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.contact.key.IdentityKeys;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.send.OutboundRig;
import dev.wattle.whatsapp.message.SendRequest;
import dev.wattle.whatsapp.message.TemplateForms;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notices go to the devices that we know; answers to whoever wrote. */
class TrustedKeysTest {

  private static final String SHIPPED =
      "{\"order_number\":\"1\",\"carrier\":\"Post\",\"tracking_url\":\"https://track.example/1\"}";
  private static final Instant NOON = OutboundRig.NOON;

  private final OutboundRig rig = new OutboundRig();
  private final IdentityKeys keys = rig.bean(IdentityKeys.class);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aNoticeNamesTheFirstKeyThatWasTold() {
    assertThat(sent(true)).isEmpty();
    keys.told(rig.kerry, "first", NOON);
    assertThat(sent(true)).isEqualTo("first");
    assertThat(sent(false)).as("switched off").isEmpty();
    keys.told(rig.kerry, "second", NOON.plusSeconds(60));
    keys.told(rig.kerry, "older", NOON.plusSeconds(30));
    assertThat(sent(true)).isEqualTo("first");
  }

  @Test
  void aNewKeyIsTrustedOnceSomebodyVerifiedWhoItIs() {
    keys.told(rig.kerry, "first", NOON);
    keys.told(rig.kerry, "second", NOON.plusSeconds(60));
    keys.verified(rig.kerry);
    assertThat(sent(true)).isEqualTo("second");
  }

  @Test
  void aKeyThatIsKnownToBeOldIsNotNamedAgain() {
    keys.told(rig.kerry, "first", NOON);
    keys.verified(rig.kerry);
    assertThat(sent(true)).isEmpty();
    keys.told(rig.kerry, "third", NOON.plusSeconds(90));
    assertThat(sent(true)).isEqualTo("third");
  }

  @Test
  void anAnswerNamesNone() {
    keys.told(rig.kerry, "first", NOON);
    MessageRequested answer = rig.asksForText("Hello");
    assertThat(named(answer, true)).isEmpty();
  }

  private String sent(boolean check) {
    return named(rig.asksForTemplate("order_shipped", "utility", SHIPPED), check);
  }

  private String named(MessageRequested message, boolean check) {
    TrustedKeys trusted = new TrustedKeys(keys, new KeySettings(check));
    return new SendRequest(new ObjectMapper(), TemplateForms.NONE, trusted)
        .of(message)
        .path("recipient_identity_key_hash")
        .asText();
  }
}
