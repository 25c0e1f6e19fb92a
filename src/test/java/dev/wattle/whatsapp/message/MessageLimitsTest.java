package dev.wattle.whatsapp.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageLimitsTest {

  private final MessageLimits limits = new MessageLimits(Fixtures.JSON);

  static List<String> messages() {
    return Fixtures.messages();
  }

  static Stream<JsonNode> limits() {
    return Fixtures.rows("whatsapp-limits/limits.yaml");
  }

  static Stream<JsonNode> refused() {
    return Fixtures.rows("whatsapp-limits/refused.yaml");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void passesEveryMessageThatMetaTakes(String name) {
    assertThat(limits.check(Fixtures.message(name).path("given"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("limits")
  void passesAtTheLimitAndRefusesOneOver(JsonNode row) {
    long limit = row.path("limit").asLong();
    JsonNode given = Fixtures.message(row.path("message").asText()).path("given");
    String type = given.path("type").asText();
    String at = row.path("at").asText();

    assertThat(limits.check(type, stretched(given.path(type), at, limit))).isEmpty();
    assertThat(limits.check(type, stretched(given.path(type), at, limit + 1)))
        .anySatisfy(
            violation -> {
              assertThat(violation.field())
                  .isEqualTo(type + at.replaceAll("/(\\d+)", "[$1]").replace('/', '.'));
              assertThat(violation.limit()).isEqualTo(limit);
              assertThat(violation.value()).isEqualTo(limit + 1);
              assertThat(violation.message()).contains(String.valueOf(limit));
            });
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatMetaRefuses(JsonNode row) {
    Map<String, Object> content =
        Fixtures.JSON.convertValue(row.path("content"), SendRequest.JSON_OBJECT);
    assertThat(limits.check(row.path("type").asText(), content))
        .anySatisfy(
            violation -> {
              assertThat(violation.field()).isEqualTo(row.path("field").asText());
              assertThat(violation.message()).contains(row.path("says").asText());
            });
  }

  @Test
  void countsRowsOverAllSections() {
    JsonNode list = Fixtures.message("interactive-list").at("/given/interactive");
    Map<String, Object> content = stretched(list, "/action/sections", 2);
    ArrayNode sections = (ArrayNode) Fixtures.JSON.valueToTree(content).at("/action/sections");
    sections.forEach(section -> stretch((ArrayNode) section.path("rows"), 6));
    ObjectNode whole = list.deepCopy();
    whole.withObject("/action").set("sections", numbered(sections));
    assertThat(
            limits.check("interactive", Fixtures.JSON.convertValue(whole, SendRequest.JSON_OBJECT)))
        .contains(Violation.over("interactive.action.sections", 10, 12, "rows over all sections"));
  }

  private static Map<String, Object> stretched(JsonNode content, String at, long size) {
    JsonNode copy = content.deepCopy();
    JsonNode place = copy.at(at);
    if (place.isArray()) {
      stretch((ArrayNode) place, size);
      numbered((ArrayNode) place);
    } else {
      int cut = at.lastIndexOf('/');
      ((ObjectNode) copy.at(at.substring(0, cut)))
          .put(at.substring(cut + 1), text(place.asText(), size));
    }
    return Fixtures.JSON.convertValue(copy, SendRequest.JSON_OBJECT);
  }

  /** Beyond plain ASCII each character counts once, however many Java chars it takes. */
  private static String text(String present, long size) {
    String filler = present.matches("[A-Za-z0-9_:/.-]+") ? "a" : "😀";
    return present + filler.repeat((int) (size - present.codePointCount(0, present.length())));
  }

  private static void stretch(ArrayNode array, long size) {
    JsonNode first = array.get(0);
    while (array.size() < size) {
      array.add(first.deepCopy());
    }
  }

  /** Gives every id and title of its own, as Meta wants. */
  private static ArrayNode numbered(ArrayNode array) {
    int number = 0;
    for (String key : List.of("id", "title")) {
      for (JsonNode holder : array.findParents(key)) {
        if (holder.get(key).isTextual() && !holder.has("link")) {
          ((ObjectNode) holder).put(key, "x" + number++);
        }
      }
    }
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i).has("cardIndex")) {
        ((ObjectNode) array.get(i)).put("cardIndex", Math.min(i, 9));
      }
    }
    return array;
  }
}
