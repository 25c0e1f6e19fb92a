package dev.wattle.whatsapp.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.StatusChange;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every payload in {@code src/test/resources/whatsapp} comes out as its table says. */
class WebhookCorpusTest {

  private static final List<CorpusCase> CASES = CorpusCase.all();

  private final EventSchemas schemas = new EventSchemas();

  @TestFactory
  Stream<DynamicTest> comesOutAsExpected() {
    return CASES.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
  }

  @Test
  void everyPayloadHasAnExpectation() {
    List<Path> expected = CASES.stream().map(CorpusCase::file).sorted().toList();
    assertThat(CorpusCase.payloads()).hasSizeGreaterThan(90).isEqualTo(expected);
  }

  private void check(CorpusCase c) {
    if (c.refused() != null) {
      Failure failure = catchThrowableOfType(Failure.class, () -> Webhooks.split(c.body()));
      assertThat(failure.code()).isEqualTo(c.refused());
      assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
      return;
    }
    List<RawItem> items = Webhooks.split(c.body());
    List<Translation> events = items.stream().map(Webhooks::translate).toList();
    assertThat(events)
        .extracting(Translation::type)
        .isEqualTo(c.events().stream().map(event -> event.get("type")).toList());
    for (int i = 0; i < items.size(); i++) {
      check(c.events().get(i), items.get(i), events.get(i));
    }
  }

  private void check(Map<String, Object> expected, RawItem item, Translation event) {
    JsonNode data = Webhooks.onTheWire(event.data());
    assertThat(schemas.complaints(event.type(), data)).as("schema, data %s", data).isEmpty();
    facts(expected, "data").forEach((path, value) -> same(path, value, at(data, path)));
    for (Object path : (List<?>) expected.getOrDefault("absent", List.of())) {
      assertThat(at(data, (String) path).isMissingNode()).as("absent: %s", path).isTrue();
    }
    facts(expected, "extra").forEach((name, value) -> same(name, value, extra(item).path(name)));
    Map<String, @Nullable Object> around = around(item, event);
    around.forEach(
        (name, value) -> {
          if (expected.containsKey(name)) {
            assertThat(value).as(name).isEqualTo(expected.get(name));
          }
        });
  }

  private static Map<String, @Nullable Object> around(RawItem item, Translation event) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("key", item.key());
    facts.put("id", item.id());
    facts.put("waba", event.waba());
    facts.put("numberId", event.numberId());
    facts.put("time", event.time().toString());
    facts.put("inbound", event.inbound());
    facts.put("ourId", event.status().map(StatusChange::ourId).orElse(null));
    facts.put("errorCode", event.status().map(StatusChange::errorCode).orElse(null));
    return facts;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> facts(Map<String, Object> expected, String name) {
    return (Map<String, Object>) expected.getOrDefault(name, Map.of());
  }

  private static JsonNode extra(RawItem item) {
    try {
      return Webhooks.JSON.readTree(item.json()).path("extra");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonNode at(JsonNode data, String path) {
    return data.at("/" + path.replace('.', '/'));
  }

  private static void same(String path, Object expected, JsonNode actual) {
    if (actual.isNumber()) {
      assertThat(actual.decimalValue())
          .as(path)
          .isEqualByComparingTo(new BigDecimal(expected.toString()));
    } else {
      assertThat(actual.asText("(nothing)")).as(path).isEqualTo(String.valueOf(expected));
    }
  }
}
