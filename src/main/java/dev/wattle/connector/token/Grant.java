package dev.wattle.connector.token;

/**
 * What a token is asked for with (OAuth 2.0, client credentials).
 *
 * @param format {@code json} or {@code form}: how the token endpoint wants to be asked
 */
record Grant(String tokenUrl, String clientId, String clientSecret, String scope, String format) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "Grant[" + clientId + "]";
  }
}
