package dev.wattle.api;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets in who bears a key with the right scope, and takes the key off the exchange. */
@Component("apiKeys")
public final class ApiKeys {

  private static final String LET_IN = "apiKey";

  private static final String SCHEME = "bearer ";

  private final List<ApiSettings.Key> keys;

  ApiKeys(ApiSettings settings) {
    this.keys = settings.keys();
  }

  /**
   * @throws Failure UNTRUSTED {@code api.key-missing}, {@code api.key-unknown}; REFUSED {@code
   *     api.scope-missing}
   */
  public void require(Exchange exchange, String scope) {
    ApiSettings.Key key = key(exchange);
    if (!key.scopes().contains(scope)) {
      String message =
          "key %s does not have the scope %s. Use another key, or add the scope under wattle.api.keys."
              .formatted(key.name(), scope);
      throw Failure.of(Kind.REFUSED, "api.scope-missing", message);
    }
    exchange.setProperty(LET_IN, key);
  }

  /** Name of the key that was let in. */
  public static String caller(Exchange exchange) {
    return exchange.getProperty(LET_IN, ApiSettings.Key.class).name();
  }

  private ApiSettings.Key key(Exchange exchange) {
    if (exchange.getProperty(LET_IN) instanceof ApiSettings.Key key) {
      return key;
    }
    // Taken off at once: a later step may dump headers.
    @Nullable Object header = exchange.getMessage().removeHeader("Authorization");
    String text = header instanceof String single ? single : "";
    if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Failure.of(
          Kind.UNTRUSTED,
          "api.key-missing",
          "no key came with the request. Send the header Authorization: Bearer <key>.");
    }
    return find(sha256(text.substring(SCHEME.length()).strip()));
  }

  private ApiSettings.Key find(byte[] hash) {
    ApiSettings.@Nullable Key found = null;
    // Looks at every key, so that the time tells nothing.
    for (ApiSettings.Key key : keys) {
      if (MessageDigest.isEqual(key.hash(), hash)) {
        found = key;
      }
    }
    if (found == null) {
      throw Failure.of(
          Kind.UNTRUSTED, "api.key-unknown", "nobody has this key. Check it for typing errors.");
    }
    return found;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
