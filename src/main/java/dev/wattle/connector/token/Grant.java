package dev.wattle.connector.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a token is asked for with (OAuth 2.0): by client credentials, or by a refresh token that
 * somebody was given who agreed.
 *
 * @param format {@code json} or {@code form}: how the token endpoint wants to be asked
 * @param refreshToken empty for client credentials
 */
record Grant(
    String tokenUrl,
    String clientId,
    String clientSecret,
    String scope,
    String format,
    String refreshToken) {

  /** By client credentials. */
  Grant(String tokenUrl, String clientId, String clientSecret, String scope, String format) {
    this(tokenUrl, clientId, clientSecret, scope, format, "");
  }

  /** What is written to the token endpoint. */
  Map<String, String> fields() {
    boolean refreshed = !refreshToken.isBlank();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", refreshed ? "refresh_token" : "client_credentials");
    fields.put("client_id", clientId);
    fields.put("client_secret", clientSecret);
    if (refreshed) {
      fields.put("refresh_token", refreshToken);
    }
    if (!refreshed || !scope.isBlank()) {
      fields.put("scope", scope);
    }
    return fields;
  }

  /** The same on all nodes, for the same account only; tells no secret. */
  String key() {
    try {
      MessageDigest sum = MessageDigest.getInstance("SHA-256");
      String whole = tokenUrl + "\n" + fields();
      return HexFormat.of().formatHex(sum.digest(whole.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Grant[" + clientId + "]";
  }
}
