package dev.wattle.whatsapp.webhook;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.whatsapp.webhook.split.PayloadWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a webhook apart: up to a thousand updates of many people come in one body. */
@Component
public final class WebhookPayload {

  private final ObjectReader reader;
  private final ItemWriter writer;

  public WebhookPayload(ObjectMapper mapper) {
    reader = exact(mapper).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    writer = new ItemWriter(mapper);
  }

  /** Keeps every digit of a price. */
  static ObjectReader exact(ObjectMapper mapper) {
    return mapper
        .readerFor(JsonNode.class)
        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
  }

  /**
   * One item per update, in Meta's order. What we do not know becomes an item of kind {@code
   * unknown}; nothing is left out, and no item can spoil another.
   *
   * @param body untouched bytes of the request
   * @throws Failure MALFORMED {@code whatsapp.webhook-malformed} if the body as a whole is no
   *     webhook
   */
  public List<RawItem> split(byte[] body) {
    JsonNode root = read(body);
    if (!root.path("entry").isArray()) {
      throw malformed(body, "is no object with an entry list", null);
    }
    List<RawItem> items = new ArrayList<>();
    new PayloadWalk((origin, piece) -> items.add(writer.write(origin, piece))).through(root);
    return items;
  }

  private JsonNode read(byte[] body) {
    try {
      return reader.readTree(body);
    } catch (JsonProcessingException e) {
      // Without the cause: it quotes from the body.
      JsonLocation where = e.getLocation();
      String place = where == null ? "" : " from byte " + where.getByteOffset();
      throw malformed(body, "is not JSON" + place, null);
    } catch (NumberFormatException e) {
      throw malformed(body, "holds a number beyond all measure", null);
    } catch (IOException e) {
      throw malformed(body, "is in no known encoding", e);
    }
  }

  private static Failure malformed(byte[] body, String what, @Nullable Exception cause) {
    String message =
        "a signed body of %d bytes %s; answer 400, and look at what stands between Meta and us."
            .formatted(body.length, what);
    return cause == null
        ? Failure.of(Kind.MALFORMED, "whatsapp.webhook-malformed", message)
        : Failure.of(Kind.MALFORMED, "whatsapp.webhook-malformed", message, cause);
  }
}
