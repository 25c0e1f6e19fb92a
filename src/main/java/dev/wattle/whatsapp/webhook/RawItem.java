package dev.wattle.whatsapp.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item of a webhook, as it lies on the bus. Everything needed to understand it is in {@code
 * json}; the other parts repeat what is needed to route it.
 *
 * @param key what must stay in order: the person, else the group, else the account
 * @param id the same when Meta sends the item again
 * @param waba account, empty if Meta did not say
 * @param field Meta's name of the subscription, empty if Meta did not say
 * @param kind what sort of item it is; {@code unknown} if we cannot tell
 * @param numberId business phone number id; null for news about an account
 * @param json envelope of the item, not to be changed
 */
public record RawItem(
    String key,
    String id,
    String waba,
    String field,
    String kind,
    @Nullable String numberId,
    byte[] json) {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Restores an item from its {@code json}.
   *
   * @throws Failure MALFORMED if the bytes are no envelope
   */
  public static RawItem parse(byte[] json) {
    try (JsonParser parser = JSON.createParser(json)) {
      Map<String, String> texts = texts(parser);
      String key = texts.get("key");
      String id = texts.get("id");
      if (key == null || id == null) {
        throw malformed(json, null);
      }
      String waba = texts.getOrDefault("waba", "");
      String field = texts.getOrDefault("field", "");
      String kind = texts.getOrDefault("kind", "unknown");
      return new RawItem(key, id, waba, field, kind, texts.get("number"), json);
    } catch (IOException e) {
      throw malformed(json, e);
    }
  }

  private static Failure malformed(byte[] json, @Nullable IOException cause) {
    String code = "whatsapp.webhook-malformed";
    String message =
        "a record of %d bytes is no envelope of a webhook item; look who else writes to the topic."
            .formatted(json.length);
    return cause == null
        ? Failure.of(Kind.MALFORMED, code, message)
        : Failure.of(Kind.MALFORMED, code, message, cause);
  }

  private static Map<String, String> texts(JsonParser parser) throws IOException {
    Map<String, String> texts = new HashMap<>();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return texts;
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        texts.put(name, parser.getText());
      } else {
        parser.skipChildren();
      }
    }
    return texts;
  }

  /** Key and id may hold a phone number, so they stay out of logs. */
  @Override
  public String toString() {
    return "RawItem[waba=%s, field=%s, kind=%s, bytes=%d]"
        .formatted(waba, field, kind, json.length);
  }
}
