package dev.wattle.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;

class TemplateTest {

  private static final Map<String, Object> SHIPPED =
      Map.of("order_number", "1042", "carrier", "Parcel", "tracking_url", "https://t.example/1");

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
  void putsEveryKindOfParameterWhereItBelongs() {
    Template everything =
        new TemplateFile(
                new ByteArrayResource(
                    """
                    name: everything
                    language: en
                    category: marketing
                    parameters:
                      - { name: "1", type: text, example: a }
                      - { name: "2", type: currency, example: a }
                      - { name: "3", type: date_time, example: a }
                      - { name: "4", type: text, example: a }
                      - { name: picture, type: image, example: a }
                      - { name: ends, type: expiration, example: a }
                      - { name: coupon, type: coupon, example: a }
                      - { name: answer, type: payload, example: a, button: 2 }
                    components:
                      - { type: HEADER, format: IMAGE }
                      - { type: BODY, text: "For {{2}} until {{3}}, dear {{1}}, only." }
                      - { type: LIMITED_TIME_OFFER, limited_time_offer: { text: Now } }
                      - type: BUTTONS
                        buttons:
                          - { type: COPY_CODE, text: Copy }
                          - { type: URL, text: Open, url: "https://shop.example/{{4}}" }
                          - { type: QUICK_REPLY, text: Later }
                    """
                        .getBytes(StandardCharsets.UTF_8)))
            .read("everything/en.yaml");
    Map<String, Object> price = Map.of("fallbackValue", "$5", "code", "AUD", "amount1000", 5000);
    List<Map<String, Object>> components =
        everything.components(
            Map.of(
                "1",
                "Kerry",
                "2",
                price,
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
                "later"));
    assertThat(components)
        .extracting(component -> component.get("type"))
        .containsExactly("header", "body", "limited_time_offer", "button", "button", "button");
    assertThat(components.get(0).get("parameters"))
        .isEqualTo(List.of(Map.of("type", "image", "image", Map.of("id", "9"))));
    assertThat(components.get(1).get("parameters"))
        .isEqualTo(
            List.of(
                Map.of("type", "text", "text", "Kerry"),
                Map.of("type", "currency", "currency", price),
                Map.of("type", "date_time", "dateTime", Map.of("fallbackValue", "Friday"))));
    assertThat(components.subList(3, 6))
        .extracting(button -> button.get("subType"))
        .containsExactly("copy_code", "url", "quick_reply");
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
    return new TemplateFile(new FileSystemResource("config/templates/" + name + "/en.yaml"))
        .read(name + "/en.yaml");
  }
}
