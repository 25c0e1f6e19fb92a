package dev.wattle.whatsapp.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest bodies that Meta announces: 3 MB, a thousand updates. */
class WebhookSizeTest {

  @Test
  void splitsAThousandUpdatesOfAThousandPeople() {
    List<RawItem> items = Webhooks.split(body(1000, "hello"));

    assertThat(items).hasSize(1000);
    Set<String> people = items.stream().map(RawItem::key).collect(Collectors.toSet());
    assertThat(people).hasSize(1000);
    assertThat(items)
        .allSatisfy(
            item -> {
              String name =
                  Webhooks.onTheWire(Webhooks.translate(item).data()).at("/contact/name").asText();
              assertThat(name).isEqualTo("Person " + item.key());
            });
  }

  @Test
  void splitsABodyOfThreeMegabytes() {
    byte[] body = body(1000, "x".repeat(2900));

    assertThat(body).hasSizeBetween(3_000_000, 3 * 1024 * 1024);
    assertThat(Webhooks.split(body)).hasSize(1000);
  }

  @Test
  void keepsAMessageOfThreeMegabytesWhole() {
    String text = "ä".repeat(1_500_000);

    List<RawItem> items = Webhooks.split(body(1, text));

    assertThat(
            Webhooks.onTheWire(Webhooks.translate(items.get(0)).data())
                .at("/message/text")
                .asText())
        .isEqualTo(text);
  }

  @Test
  void keepsAnEnvelopeSmall() {
    byte[] body = body(1, "hello");

    assertThat(Webhooks.split(body).get(0).json()).hasSizeLessThan(body.length + 150);
  }

  private static byte[] body(int people, String text) {
    String contacts = each(people, "{\"profile\":{\"name\":\"Person %1$s\"},\"wa_id\":\"%1$s\"}");
    String message =
        "{\"from\":\"%1$s\",\"id\":\"wamid.%1$s\",\"timestamp\":\"1795305600\",\"type\":\"text\","
            + "\"text\":{\"body\":\""
            + text
            + "\"}}";
    return """
        {"object":"whatsapp_business_account","entry":[{"id":"200000000000001","changes":[{"field":\
        "messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":\
        "61491570110","phone_number_id":"100000000000001"},"contacts":[%s],"messages":[%s]}}]}]}"""
        .formatted(contacts, each(people, message))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** People without a phone number, because the fictional numbers are few. */
  private static String each(int people, String form) {
    return IntStream.range(0, people)
        .mapToObj(i -> form.formatted("AU." + (1_000_000 + i)))
        .collect(Collectors.joining(","));
  }
}
