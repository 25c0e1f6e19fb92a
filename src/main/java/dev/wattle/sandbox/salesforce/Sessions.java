package dev.wattle.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** {@code /services/oauth2}: logins of the External Client App, by its secret or by a JWT. */
final class Sessions {

  /** The org, and the user as whom the app runs. */
  static final String ORG = "00D000000000001AAA";

  static final String USER = "005000000000001AAA";

  private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final SalesforceOrg org;
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();

  Sessions(SalesforceOrg org) {
    this.org = org;
  }

  boolean isOpen(String token) {
    return tokens.contains(token);
  }

  void end() {
    tokens.clear();
  }

  SandboxAnswer answer(SandboxRequest request) {
    String form = new String(request.body(), StandardCharsets.UTF_8);
    Map<String, String> given =
        new SandboxRequest("POST", "/?" + form, Map.of(), new byte[0]).query();
    if (!"token".equals(request.segments().get(2))) {
      tokens.remove(request.query().getOrDefault("token", given.getOrDefault("token", "")));
      return SandboxAnswer.empty(200);
    }
    String grant = given.getOrDefault("grant_type", "");
    if ("client_credentials".equals(grant)) {
      boolean known =
          org.clientId().equals(given.get("client_id"))
              && org.clientSecret().equals(given.get("client_secret"));
      return known ? open() : refused("invalid_client", "invalid client credentials");
    }
    if (JWT.equals(grant)) {
      return isOurs(given.getOrDefault("assertion", ""))
          ? open()
          : refused("invalid_grant", "user hasn't approved this consumer");
    }
    return refused("unsupported_grant_type", "grant type not supported");
  }

  /** The certificate is not known here: what the token says is looked at, not its signature. */
  private boolean isOurs(String assertion) {
    String[] parts = assertion.split("\\.");
    if (parts.length != 3 || parts[2].isEmpty()) {
      return false;
    }
    JsonNode claims = SalesforceSimulator.json(Base64.getUrlDecoder().decode(parts[1]));
    return org.clientId().equals(claims.path("iss").asText())
        && !claims.path("sub").asText().isEmpty()
        && !claims.path("aud").asText().isEmpty();
  }

  private SandboxAnswer open() {
    String token = "00D" + UUID.randomUUID().toString().replace("-", "");
    tokens.add(token);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("access_token", token).put("token_type", "Bearer").put("scope", "api");
    body.put("instance_url", "https://sandbox.my.salesforce.com");
    body.put("id", "https://login.salesforce.com/id/" + ORG + "/" + USER);
    return SandboxAnswer.json(200, body);
  }

  private static SandboxAnswer refused(String error, String description) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    return SandboxAnswer.json(400, body.put("error", error).put("error_description", description));
  }
}
