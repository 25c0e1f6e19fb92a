package dev.wattle.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** JSON in, JSON out. Decimal numbers keep every digit. */
@Component
public class JsonBody {

  private final ObjectMapper json;
  private final ObjectReader strict;
  private final long maxBytes;

  JsonBody(ObjectMapper json, ApiSettings settings) {
    this.json = json;
    this.maxBytes = settings.maxBody().toBytes();
    this.strict =
        json.readerFor(JsonNode.class)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  }

  /**
   * @param types media types that the door takes, without parameters
   * @throws Failure {@code api.media-type-unsupported}, {@code api.body-too-large}, {@code
   *     api.body-malformed}
   */
  public JsonNode read(Exchange exchange, Set<String> types) {
    if (!types.contains(mediaType(exchange.getMessage()))) {
      String message =
          "the body is not declared as one of %s. Send the header Content-Type."
              .formatted(String.join(", ", types));
      throw Failure.of(Kind.REFUSED, "api.media-type-unsupported", message);
    }
    return parse(bytes(exchange));
  }

  /**
   * The body as it came.
   *
   * @throws Failure {@code api.body-too-large}
   */
  public byte[] bytes(Exchange exchange) {
    byte[] bytes =
        Objects.requireNonNullElse(exchange.getMessage().getBody(byte[].class), new byte[0]);
    // It may be a stream, which can be read once.
    exchange.getMessage().setBody(bytes);
    if (bytes.length > maxBytes) {
      String message =
          "the body has %d bytes, but %d are the most. Send it in several requests."
              .formatted(bytes.length, maxBytes);
      throw Failure.of(Kind.MALFORMED, "api.body-too-large", message);
    }
    return bytes;
  }

  /** Replaces the message by an answer. */
  public void answer(Exchange exchange, int status, Object body) {
    Message answer = exchange.getMessage();
    answer.removeHeaders("*");
    answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    answer.setHeader(Exchange.CONTENT_TYPE, "application/json");
    answer.setHeader("Cache-Control", "no-store");
    try {
      answer.setBody(json.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer could not be written", e);
    }
  }

  private JsonNode parse(byte[] bytes) {
    try {
      JsonNode body = strict.readTree(bytes);
      if (body.isMissingNode()) {
        throw Failure.of(Kind.MALFORMED, "api.body-malformed", "the body is empty. Send JSON.");
      }
      return body;
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw Failure.of(
          Kind.MALFORMED, "api.body-malformed", "the body is not JSON" + where + ". Mend it.", e);
    } catch (IOException e) {
      throw Failure.of(Kind.MALFORMED, "api.body-malformed", "the body could not be read.", e);
    }
  }

  /** Lower case, without parameters; empty if not given. */
  public static String mediaType(Message message) {
    String header = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
    return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
