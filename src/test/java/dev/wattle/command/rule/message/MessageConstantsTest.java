package dev.wattle.command.rule.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.command.rule.Finding;
import dev.wattle.command.rule.YamlFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageConstantsTest {

  private static final String FLOW =
      """
      - route:
          id: a-flow
          from:
            uri: "kamelet:event-source"
            steps:
              - filter:
                  steps:
                    - setBody:
                        expression:
                          jq:
                            expression: |-
                              %s
                    - to: { uri: "kamelet:%s", parameters: { flow: a-flow } }
      """;
  private static final String BUTTON = "{reply: {id: .data.id, title: \"%s\"}}";

  @Test
  void saysFieldLimitAndValueOfWhatIsTooLong() {
    assertThat(found(text("x".repeat(4097))))
        .containsExactly(
            "WhatsApp would refuse this message: text.body has 4097 characters; at most 4096 are allowed.");
    assertThat(found(buttons("A title that is too long", "b")))
        .containsExactly(
            "WhatsApp would refuse this message: interactive.action.buttons[0].reply.title has 24 characters; at most 20 are allowed.");
    assertThat(found(buttons("a", "b", "c", "d")))
        .containsExactly(
            "WhatsApp would refuse this message: interactive.action.buttons has 4 items; at most 3 are allowed.");
    assertThat(found("{purpose: \"service\", type: \"text\", txt: {}, text: {boddy: .data.x}}"))
        .anyMatch(sentence -> sentence.contains("text.body is missing."));
  }

  @Test
  void looksIntoEveryBranchAndBehindAPipe() {
    String jq = "if .a then %s else %s end".formatted(text("fine"), text("x".repeat(4097)));

    assertThat(found(jq)).hasSize(1);
    assertThat(found(".data.contact as $c | " + text("x".repeat(4097)))).hasSize(1);
    assertThat(found(text("x".repeat(4097)), "log-sink")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{purpose: \"service\", type: \"text\", text: {body: .data.message.text}}",
        "{purpose: .p, type: .t, text: {}}",
        "{purpose: \"service\", type: \"text\", text: .data.text}",
        "{purpose: \"service\", type: \"text\", text: {(.key): \"x\"}}",
        "{purpose: \"service\", type: \"text\", text: {body: \"Hello \\(.data.name), {it} is, \\(\"a, b}\")\"}}",
        "{purpose: \"service\", type: \"text\", text: {}} + {text: {body: \"x\"}}",
        "{purpose: \"service\", type: \"text\", text: {}} | .text.body = \"x\"",
        "{type: \"interactive\", interactive: {type: \"button\", body: {text: \"x\"}, action: {buttons: [.data.slots[] | {reply: {id: .id, title: .title}}]}}}",
        "{type: \"interactive\", interactive: {type: \"button\", body: {text: \"x\"}, action: {buttons: [{reply: {id: .a, title: .b}}, {reply: {id: .a, title: .b}}]}}}",
        "{type: \"interactive\", interactive: {type: .kind, body: {text: \"x\"}}}",
        "{type: \"location\", location: {latitude: .a, longitude: .b}}",
        "{type: \"image\", image: {link: .data.url}}"
      })
  void saysNothingOfWhatOnlyTheEventCanTell(String jq) {
    assertThat(found(jq)).isEmpty();
  }

  private static String text(String body) {
    return "{purpose: \"service\", type: \"text\", text: {body: \"%s\"}}".formatted(body);
  }

  private static String buttons(String... titles) {
    List<String> buttons = List.of(titles).stream().map(BUTTON::formatted).toList();
    String jq =
        "{type: \"interactive\", interactive: {type: \"button\", body: {text: .data.question}, action: {buttons: [%s]}}}";
    return jq.formatted(String.join(", ", buttons));
  }

  private static List<String> found(String jq) {
    return found(jq, "whatsapp-message-sink");
  }

  private static List<String> found(String jq, String kamelet) {
    YamlFile flow = YamlFile.of("routes/flows/a-flow.camel.yaml", FLOW.formatted(jq, kamelet));
    return MessageConstants.rule().apply(flow).stream().map(Finding::sentence).toList();
  }
}
