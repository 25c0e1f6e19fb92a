package dev.wattle.whatsapp.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextSplitTest {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void nothingIsSplitUnlessTheCallerSaysSo() {
    assertThat(TextSplit.parts(text("a".repeat(5000), false))).hasSize(1);
    assertThat(TextSplit.parts(text("a".repeat(4096), true))).hasSize(1);
  }

  @Test
  void splitsAfterAParagraphOrElseAfterAWord() {
    String first = "word ".repeat(700).strip();
    String body = first + "\n\n" + "and ".repeat(800).strip();
    assertThat(bodies(body)).first().isEqualTo(first);
    assertThat(bodies("word ".repeat(2000)))
        .allSatisfy(part -> assertThat(part).endsWith("word").hasSizeLessThanOrEqualTo(4096));
  }

  @Test
  void losesNoCharacterAndCutsNoneInTwo() {
    String body = "\uD83D\uDE00".repeat(9000);
    List<String> parts = bodies(body);
    assertThat(parts).hasSize(3);
    assertThat(String.join("", parts)).isEqualTo(body);
  }

  private List<String> bodies(String body) {
    return TextSplit.parts(text(body, true)).stream()
        .map(part -> part.at("/text/body").asText())
        .toList();
  }

  private JsonNode text(String body, boolean split) {
    ObjectNode message = json.createObjectNode().put("type", "text").put("split", split);
    message.putObject("text").put("body", body);
    return message;
  }
}
