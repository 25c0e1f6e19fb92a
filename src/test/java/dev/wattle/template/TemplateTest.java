package dev.wattle.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.FileSystemResource;

class TemplateTest {

  private static final Map<String, Object> SHIPPED =
      Map.of("order_number", "1042", "carrier", "Parcel", "tracking_url", "https://t.example/1");

  private static final Map<String, Object> PRICE =
      Map.of("fallbackValue", "$5", "code", "AUD", "amount1000", 5000);
  private static final Path EVERYTHING = Path.of("src/test/resources/templates");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Template orderShipped = shipped("order_shipped");

  @Test
  void putsNamedParametersInTheOrderOfTheText() {
    assertThat(orderShipped.check(SHIPPED)).isEmpty();
    assertThat(orderShipped.components(SHIPPED))
        .containsExactly(
            Map.of(
                "type",
                "body",
                "parameters",
                List.of(
                    text("order_number", "1042"),
                    text("carrier", "Parcel"),
                    text("tracking_url", "https://t.example/1"))));
  }

  @Test
  void putsAOneTimeCodeInTheBodyAndInItsButton() {
    Map<String, Object> code = Map.of("type", "text", "text", "481516");
    assertThat(shipped("login_code").components(Map.of("code", "481516")))
        .containsExactly(
            Map.of("type", "body", "parameters", List.of(code)),
            Map.of("type", "button", "subType", "url", "index", 0, "parameters", List.of(code)));
  }

  @Test
  void putsEveryKindOfParameterWhereItBelongs() throws IOException {
    Map<String, Object> values =
        Map.of(
            "1",
            "Kerry",
            "2",
            PRICE,
            "3",
            "Friday",
            "4",
            "x-1",
            "picture",
            Map.of("id", "9"),
            "ends",
            1790604800000L,
            "coupon",
            "SPRING25",
            "answer",
            "later");
    Template everything = read(EVERYTHING, "everything");
    JsonNode expected = JSON.readTree(EVERYTHING.resolve("everything/filled.json").toFile());

    assertThat(everything.check(values)).isEmpty();
    assertThat(JSON.<JsonNode>valueToTree(everything.components(values))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "carrier | \"\"           | parameter carrier is empty.",
        "carrier | \"a\nb\"       | parameter carrier has a line break",
        "carrier | \"a\tb\"       | parameter carrier has a line break, a tab",
        "carrier | \"a     b\"    | more than four spaces",
        "colour  | red            | parameter colour is not one of this template."
      })
  void saysWhatIsWrongWithAValue(String name, String value, String says) {
    Map<String, Object> values = new HashMap<>(SHIPPED);
    values.put(name, value);
    assertThat(orderShipped.check(values)).singleElement().asString().contains(says);
  }

  @Test
  void namesEveryMissingParameter() {
    assertThat(orderShipped.check(Map.of("carrier", "Parcel")))
        .containsExactly(
            "parameter order_number is missing.", "parameter tracking_url is missing.");
  }

  @Test
  void limitsTheLengthOfACode() {
    assertThat(shipped("login_code").check(Map.of("code", "1234567890123456")))
        .containsExactly("parameter code has 16 characters; at most 15 are allowed.");
  }

  private static Map<String, Object> text(String name, String value) {
    return Map.of("type", "text", "parameterName", name, "text", value);
  }

  private static Template shipped(String name) {
    return read(Path.of("config/templates"), name);
  }

  private static Template read(Path folder, String name) {
    String path = name + "/en.yaml";
    return new TemplateFile(new FileSystemResource(folder.resolve(path))).read(path);
  }
}
