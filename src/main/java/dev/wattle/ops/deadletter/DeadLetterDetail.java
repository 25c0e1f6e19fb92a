package dev.wattle.ops.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.bus.DeadLetter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with its original.
 *
 * @param payload the original as JSON, or as text where it is none
 * @param payloadText the same, indented, for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterDetail(
    @JsonUnwrapped DeadLetterView summary,
    @Nullable String originalKey,
    int partition,
    long offset,
    Map<String, String> headers,
    JsonNode payload,
    String payloadText) {

  static DeadLetterDetail of(DeadLetterRow row, ObjectMapper json) {
    DeadLetter letter = row.letter();
    JsonNode payload = payload(letter.payload(), json);
    return new DeadLetterDetail(
        DeadLetterView.of(row),
        letter.key(),
        letter.partition(),
        letter.offset(),
        letter.headers(),
        payload,
        payload.isTextual() ? payload.textValue() : payload.toPrettyString());
  }

  private static JsonNode payload(byte[] bytes, ObjectMapper json) {
    try {
      return json.readTree(bytes);
    } catch (IOException e) {
      return json.getNodeFactory().textNode(new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
