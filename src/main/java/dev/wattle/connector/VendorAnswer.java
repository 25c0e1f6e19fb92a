package dev.wattle.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/**
 * The step after every call: an answer passes as JSON without the vendor's headers, or becomes a
 * failure with a fate. Exchange properties steer it: {@code repeatable} (may the call be made
 * again?), and for this one call {@code throttledStatuses}, {@code absentStatuses} and {@code
 * answeredStatuses}, lists such as {@code "477 503"}: further ways to say "slow down", statuses
 * that mean "there is none", and statuses whose body is an answer like that of a 2xx. Likewise
 * {@code throttledCodes}, the vendor's words for "slow down" inside any answer, and {@code
 * creditsHeader}, the header that says 0 when a day's calls are used up. With {@code answerIsFile}
 * a 2xx is a file, not JSON.
 */
@Component
public final class VendorAnswer implements Processor {

  /** Property with a {@link BooleanSupplier} that forgets the token of the call just made. */
  public static final String TOKEN_RENEWAL = "tokenRenewal";

  private final ObjectMapper json;
  private final VendorWords words;
  private final RetryAfter retryAfter;

  VendorAnswer(ObjectMapper json, VendorWords words, RetryAfter retryAfter) {
    this.json = json;
    this.words = words;
    this.retryAfter = retryAfter;
  }

  @Override
  public void process(Exchange exchange) {
    Message answer = exchange.getMessage();
    int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    if (exchange.removeProperty("answerIsFile") != null && status / 100 == 2) {
      exchange.removeProperty(TOKEN_RENEWAL);
      passFile(answer);
      return;
    }
    boolean absent = named("absentStatuses", status, exchange);
    boolean answered = named("answeredStatuses", status, exchange);
    boolean throttled = status == 429 || status == 423;
    throttled |= named("throttledStatuses", status, exchange);
    throttled |= VendorCodes.any(exchange.removeProperty("throttledCodes"), tree(answer));
    if ((status / 100 == 2 || answered) && !throttled) {
      exchange.removeProperty(TOKEN_RENEWAL);
      exchange.removeProperty("creditsHeader");
      pass(answer);
    } else if (absent) {
      answer.setBody(json.createObjectNode());
      answer.removeHeaders("*");
    } else {
      throw failure(exchange, status, throttled);
    }
  }

  private static boolean named(String property, int status, Exchange exchange) {
    Object list = exchange.removeProperty(property);
    return list != null && (" " + list + " ").contains(" " + status + " ");
  }

  /** The bytes stay as they come; of the headers only their type is kept. */
  private static void passFile(Message answer) {
    String type = answer.getHeader(Exchange.CONTENT_TYPE, "application/octet-stream", String.class);
    answer.removeHeaders("*");
    answer.setHeader(Exchange.CONTENT_TYPE, type);
  }

  private void pass(Message answer) {
    String text = text(answer);
    answer.removeHeaders("*");
    answer.setBody(read(text));
  }

  private JsonNode tree(Message answer) {
    return read(text(answer));
  }

  private JsonNode read(String text) {
    try {
      return text.isBlank() ? json.createObjectNode() : json.readTree(text);
    } catch (JsonProcessingException plainWords) {
      return json.getNodeFactory().textNode(text);
    }
  }

  private Failure failure(Exchange exchange, int status, boolean throttled) {
    Object renewal = exchange.removeProperty(TOKEN_RENEWAL);
    Object credits = exchange.removeProperty("creditsHeader");
    String vendor = VendorHost.of(exchange);
    String said = vendor + " answered " + status + " \"" + words.of(text(exchange)) + "\". ";
    if (throttled) {
      String header = exchange.getMessage().getHeader("Retry-After", String.class);
      return Failure.throttled(
          "connector.throttled",
          said + "We come again later.",
          VendorCodes.isZero(credits, exchange) ? retryAfter.longest() : retryAfter.pause(header));
    }
    if (status == 401 && renewal instanceof BooleanSupplier token && token.getAsBoolean()) {
      return Failure.of(
          Kind.UNREACHABLE, "connector.token-stale", said + "We come again with a new token.");
    }
    return Failure.of(kind(exchange, status), code(status), said + remedy(status));
  }

  private static Kind kind(Exchange exchange, int status) {
    if (status >= 500 || status == 408) {
      boolean repeatable = exchange.getProperty("repeatable", false, Boolean.class);
      return repeatable ? Kind.UNREACHABLE : Kind.UNCERTAIN;
    }
    return status / 100 == 4 && status != 401 && status != 403 ? Kind.REFUSED : Kind.MISCONFIGURED;
  }

  private static String code(int status) {
    if (status >= 500 || status == 408) {
      return "connector.broken";
    }
    return switch (status) {
      case 401 -> "connector.credentials-refused";
      case 403 -> "connector.forbidden";
      default -> status / 100 == 4 ? "connector.refused" : "connector.redirected";
    };
  }

  private static String remedy(int status) {
    return switch (code(status)) {
      case "connector.broken" -> "The fault is on their side: see their status page.";
      case "connector.credentials-refused" -> "Check the token or client in our settings.";
      case "connector.forbidden" -> "Give our user or token the right to do this, then replay.";
      case "connector.refused" -> "Correct the record or the mapping, then replay.";
      default -> "Check the base URL in our settings.";
    };
  }

  private static String text(Exchange exchange) {
    return text(exchange.getMessage());
  }

  private static String text(Message answer) {
    String text = answer.getBody(String.class);
    return text == null ? "" : text;
  }
}
