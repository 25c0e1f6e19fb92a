package dev.wattle.outbound.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.TemplateSettings;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent may write in a ticket, and what becomes of it. */
class ReplyStepsTest {

  private static final String FILLED =
      """
      {"order_number":"1042","carrier":"Australia Post","tracking_url":"https://track.example/1?a=b"}""";

  private final ObjectMapper json = new ObjectMapper();
  private final ReplySteps steps =
      new ReplySteps(
          new TemplateCommand(
              TemplateCatalogue.of(new TemplateSettings("./nowhere", "en"), (f, e) -> {})),
          new FileKind(null),
          json);

  @Test
  void aPublicCommentIsAText() {
    assertThat(message("Yes, two left", true).toString())
        .isEqualTo(
            "{\"purpose\":\"service\",\"type\":\"text\",\"text\":{\"body\":\"Yes, two left\"}}");
  }

  @Test
  void aLongOneIsSentInParts() {
    assertThat(message("x".repeat(4097), true).path("split").asBoolean()).isTrue();
  }

  @Test
  void aPrivateCommentAndAnEmptyOneAreNoMessage() {
    assertThat(message("Who knows?", false)).isEmpty();
    assertThat(message("  ", true)).isEmpty();
    assertThat(message("/templates are on the wiki", false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/template order_shipped 1042 \"Australia Post\" https://track.example/1?a=b",
        "  /template Order_Shipped order_number=1042 carrier=“Australia Post” tracking_url=https://track.example/1?a=b",
        "/template order_shipped\ncarrier=\"Australia Post\"\n1042 https://track.example/1?a=b",
        "/template\u00a0order_shipped 1042\u00a0\"Australia Post\" https://track.example/1?a=b"
      })
  void aCommandIsATemplateWithItsValuesByNameOrInOrder(String text) throws Exception {
    JsonNode message = message(text, false);
    assertThat(message.path("type").asText()).isEqualTo("template");
    assertThat(message.path("purpose").asText()).isEqualTo("service");
    assertThat(message.at("/template/name").asText()).isEqualTo("order_shipped");
    assertThat(message.at("/template/parameters")).isEqualTo(json.readTree(FILLED));
  }

  @Test
  void aValueTooManyIsNotDroppedInSilence() {
    JsonNode parameters =
        message("/template order_shipped 1042 Australia Post https://track.example/1", true)
            .at("/template/parameters");
    assertThat(parameters.has("too_many_values")).isTrue();
  }

  @Test
  void theLanguageCanBeChosen() {
    JsonNode template = message("/template order_shipped language=de 1", false).path("template");
    assertThat(template.path("language").asText()).isEqualTo("de");
    assertThat(template.path("parameters").has("language")).isFalse();
  }

  private JsonNode message(String text, boolean visible) {
    ObjectNode event = json.createObjectNode();
    event.putObject("data").putObject("comment").put("text", text).put("public", visible);
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(event);
    steps.message(exchange);
    return exchange.getMessage().getBody(JsonNode.class);
  }
}
