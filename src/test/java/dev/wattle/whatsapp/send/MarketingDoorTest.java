package dev.wattle.whatsapp.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.whatsapp.MarketingMessages;
import dev.wattle.whatsapp.MarketingMessages.ProductPolicy;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarketingDoorTest {

  private static final String ACCEPTED =
      "{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"wamid.OUT1\"}]}";

  private final StubMeta meta = new StubMeta();
  private final SenderRig rig =
      new SenderRig(
          meta.url(), false, new MarketingMessages(true, ProductPolicy.CLOUD_API_FALLBACK, false));

  @BeforeEach
  void accept() {
    meta.answers(200, ACCEPTED);
  }

  @AfterEach
  void stop() {
    rig.close();
    meta.close();
  }

  @Test
  void marketingTemplatesGoToTheirOwnEndpoint() {
    rig.sender().send(template(Purpose.MARKETING));

    StubMeta.Call call = meta.calls().get(0);
    assertThat(call.uri().getPath()).endsWith(SenderRig.NUMBER + "/marketing_messages");
    assertThat(call.body())
        .contains("\"product_policy\":\"CLOUD_API_FALLBACK\"")
        .contains("\"message_activity_sharing\":false");
  }

  @Test
  void everythingElseGoesWhereItAlwaysWent() {
    rig.sender().send(template(Purpose.UTILITY));

    StubMeta.Call call = meta.calls().get(0);
    assertThat(call.uri().getPath()).endsWith(SenderRig.NUMBER + "/messages");
    assertThat(call.body()).doesNotContain("product_policy", "message_activity_sharing");
  }

  private static MessageRequested template(Purpose purpose) {
    return new MessageRequested(
        "5f0c7b1e-9d0e-3f5a-8a53-6d7d5e1c0002",
        ContactId.of("0b0e7a52-1111-4222-8333-444455556666"),
        ContactAddress.phone("+61491570156"),
        SenderRig.NUMBER,
        purpose,
        "template",
        Map.of("name", "spring_offer", "language", "en"),
        null,
        "cause",
        "api",
        Instant.EPOCH,
        false,
        null);
  }
}
