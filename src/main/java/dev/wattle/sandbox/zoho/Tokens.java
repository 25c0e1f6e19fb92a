package dev.wattle.sandbox.zoho;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** OAuth by refresh token: access tokens of an hour, ten of them in ten minutes. */
final class Tokens {

  private static final int LIFE_SECONDS = 3600;
  private static final int MOST_IN_TEN_MINUTES = 10;
  private static final String PREFIX = "Zoho-oauthtoken ";

  private final ZohoAccount account;
  private final Shelf shelf;
  private final Clock clock;

  Tokens(ZohoAccount account, ObjectStore store, Clock clock) {
    this.account = account;
    this.shelf = new Shelf(store, "zoho", "token", 1000);
    this.clock = clock;
  }

  /** A refusal is a 200 with a word. */
  SandboxAnswer grant(SandboxRequest request) {
    Map<String, String> fields = form(request);
    boolean known =
        account.clientId().equals(fields.get("client_id"))
            && account.clientSecret().equals(fields.get("client_secret"));
    if (!known) {
      return refusal("invalid_client");
    }
    boolean granted =
        "refresh_token".equals(fields.get("grant_type"))
            && account.refreshToken().equals(fields.get("refresh_token"));
    long now = clock.instant().getEpochSecond();
    long recent =
        shelf.all().stream().filter(kept -> kept.path("issued").asLong() > now - 600).count();
    if (!granted || recent >= MOST_IN_TEN_MINUTES) {
      return refusal(granted ? "Access Denied" : "invalid_code");
    }
    String token = "1000." + UUID.randomUUID().toString().replace("-", "");
    shelf.put(
        token,
        JsonNodeFactory.instance.objectNode().put("issued", now).put("until", now + LIFE_SECONDS));
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("access_token", token);
    body.put("api_domain", "https://www.zohoapis.com.au").put("token_type", "Bearer");
    return SandboxAnswer.json(200, body.put("expires_in", LIFE_SECONDS));
  }

  /**
   * @throws ZohoError 401 without a living token in Zoho's own form
   */
  void check(SandboxRequest request) {
    String header = request.header("Authorization").orElse("");
    String token = header.startsWith(PREFIX) ? header.substring(PREFIX.length()) : "";
    shelf
        .get(token)
        .filter(kept -> kept.path("until").asLong() > clock.instant().getEpochSecond())
        .orElseThrow(() -> ZohoError.ofStatus(401));
  }

  private static SandboxAnswer refusal(String word) {
    return SandboxAnswer.json(200, JsonNodeFactory.instance.objectNode().put("error", word));
  }

  private static Map<String, String> form(SandboxRequest request) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : new String(request.body(), StandardCharsets.UTF_8).split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return fields;
  }
}
