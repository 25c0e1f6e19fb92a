package dev.wattle.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.camel.Exchange;

/**
 * The part of a URL after the question mark. The headers that Camel makes of it are decoded twice,
 * so that a plus sign is lost.
 */
public final class QueryString {

  private final String raw;

  private QueryString(String raw) {
    this.raw = raw;
  }

  public static QueryString of(Exchange exchange) {
    return new QueryString(
        exchange.getMessage().getHeader(Exchange.HTTP_RAW_QUERY, "", String.class));
  }

  /** Decoded; a plus that was not encoded stays a plus. Empty if it is not there, or malformed. */
  public String parameter(String name) {
    return Arrays.stream(raw.split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decode(pair.substring(name.length() + 1)))
        .findFirst()
        .orElse("");
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
