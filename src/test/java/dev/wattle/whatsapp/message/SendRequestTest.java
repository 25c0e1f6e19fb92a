package dev.wattle.whatsapp.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SendRequestTest {

  private static final String ID = "5f0c7b1e-9d0e-3f5a-8a53-6d7d5e1c0001";

  static List<String> messages() {
    return Fixtures.messages();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void buildsWhatMetaTakes(String name) {
    JsonNode fixture = Fixtures.message(name);
    SendRequest request = new SendRequest(Fixtures.JSON, TemplateForms.NONE, RecipientKeys.ANY);
    assertThat(request.of(message(fixture.path("given")))).isEqualTo(fixture.path("expect"));
  }

  @Test
  void asksWhoKnowsTheTemplateWhereParametersBelong() {
    TemplateForms forms =
        (name, language, parameters) ->
            Optional.of(
                new TemplateForms.Form(
                    "de", List.of(Map.of("type", "header", "parameters", List.of()))));
    JsonNode body =
        new SendRequest(Fixtures.JSON, forms, RecipientKeys.ANY)
            .of(message(Fixtures.message("template-named").path("given")));
    assertThat(body.at("/template/language/code").asText()).isEqualTo("de");
    assertThat(body.at("/template/components/0/type").asText()).isEqualTo("header");
  }

  private static MessageRequested message(JsonNode given) {
    String to = given.path("to").asText();
    String type = given.path("type").asText();
    return new MessageRequested(
        ID,
        ContactId.of("0b0e7a52-1111-4222-8333-444455556666"),
        given.has("group") ? ContactAddress.group(given.path("group").asText()) : address(to),
        "100000000000001",
        Purpose.of(given.path("purpose").asText()),
        type,
        Fixtures.JSON.convertValue(given.path(type), SendRequest.JSON_OBJECT),
        given.path("replyTo").textValue(),
        "cause",
        "api",
        Instant.EPOCH,
        false,
        null);
  }

  private static ContactAddress address(String to) {
    return to.startsWith("+") ? ContactAddress.phone(to) : ContactAddress.userId(to);
  }
}
