package dev.wattle.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import dev.wattle.sandbox.zendesk.records.ZendeskError;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** OAuth by client credentials: short-lived tokens, no refresh token. */
final class Tokens {

  private static final int LONGEST = 172_800;
  private static final int SHORTEST = 300;

  private final ZendeskAccount account;
  private final Shelf shelf;
  private final Clock clock;

  Tokens(ZendeskAccount account, ObjectStore store, Clock clock) {
    this.account = account;
    this.shelf = new Shelf(store, "zendesk", "token", 1000);
    this.clock = clock;
  }

  SandboxAnswer grant(JsonNode body) {
    if (!"client_credentials".equals(body.path("grant_type").asText())) {
      throw ZendeskError.of(400, "unsupported_grant_type", "Use client_credentials");
    }
    boolean known =
        account.clientId().equals(body.path("client_id").asText())
            && account.clientSecret().equals(body.path("client_secret").asText());
    if (!known) {
      throw ZendeskError.of(401, "invalid_client", "Client authentication failed");
    }
    int life = body.path("expires_in").asInt(LONGEST);
    if (life < SHORTEST || life > LONGEST) {
      throw ZendeskError.of(400, "invalid_request", "expires_in must be 300 to 172800");
    }
    ObjectNode token = JsonNodeFactory.instance.objectNode();
    token.put("access_token", UUID.randomUUID().toString().replace("-", ""));
    token.put("token_type", "bearer").put("scope", body.path("scope").asText("read"));
    token.put("expires_in", life);
    ObjectNode kept = token.deepCopy();
    long until = clock.instant().getEpochSecond() + life;
    shelf.put(token.path("access_token").asText(), kept.put("until", until));
    return SandboxAnswer.json(200, token);
  }

  /**
   * @throws ZendeskError 401 without a living token, 403 without the scope
   */
  void check(SandboxRequest request) {
    JsonNode token =
        request
            .bearer()
            .flatMap(shelf::get)
            .filter(kept -> kept.path("until").asLong() > clock.instant().getEpochSecond())
            .orElseThrow(() -> ZendeskError.ofStatus(401));
    String needed = "GET".equals(request.method()) ? "read" : "write";
    boolean granted =
        List.of(token.path("scope").asText().split("[ ,]+")).stream()
            .anyMatch(scope -> scope.equals(needed) || scope.endsWith(":" + needed));
    if (!granted) {
      throw ZendeskError.of(403, "Forbidden", "The token has no scope " + needed);
    }
  }
}
