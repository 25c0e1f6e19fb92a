package dev.wattle.whatsapp.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wattle.testing.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The way of a webhook through this room, with a clock that stands still. */
final class Webhooks {

  static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();
  static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));

  private static final WebhookPayload PAYLOAD = new WebhookPayload(JSON);
  private static final WebhookTranslator TRANSLATOR = new WebhookTranslator(JSON, CLOCK);

  private Webhooks() {}

  static List<RawItem> split(byte[] body) {
    return PAYLOAD.split(body);
  }

  /** By way of the bytes on the bus. */
  static Translation translate(RawItem item) {
    return TRANSLATOR.translate(RawItem.parse(item.json()));
  }

  /** As another process would read it. */
  static JsonNode onTheWire(Map<String, Object> data) {
    try {
      return WebhookPayload.exact(JSON).readTree(JSON.writeValueAsBytes(data));
    } catch (JsonProcessingException e) {
      throw new AssertionError("data of an event that cannot be written", e);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
