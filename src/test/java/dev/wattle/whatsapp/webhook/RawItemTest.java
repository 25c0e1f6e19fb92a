package dev.wattle.whatsapp.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawItemTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "hello", "{", "{}", "{\"key\":\"k\"}", "{\"key\":1,\"id\":2}"})
  void refusesWhatIsNoEnvelope(String text) {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);

    Failure failure = catchThrowableOfType(Failure.class, () -> RawItem.parse(json));

    assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(failure.code()).isEqualTo("whatsapp.webhook-malformed");
  }

  @Test
  void turnsAnItemWithoutAReadableEnvelopeIntoAnUnknown() {
    RawItem broken =
        new RawItem("k", "i", "200000000000001", "messages", "message", null, new byte[0]);

    Translation event = new WebhookTranslator(Webhooks.JSON, Webhooks.CLOCK).translate(broken);

    assertThat(event.type()).isEqualTo("whatsapp.unknown");
    assertThat(event.data()).containsEntry("field", "messages");
  }

  @Test
  void keepsPeopleOutOfLogs() {
    RawItem item =
        Webhooks.split(
                CorpusCase.all().stream()
                    .filter(c -> c.name().equals("message/text"))
                    .findFirst()
                    .orElseThrow()
                    .body())
            .get(0);
    Translation event = Webhooks.translate(item);

    assertThat(item + " " + event + " " + event.who())
        .doesNotContain("61491570156", "Kerry", "glasses", "wamid");
  }
}
