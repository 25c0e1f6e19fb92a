package dev.wattle.connector.token;

import dev.wattle.connector.VendorAnswer;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Puts the token of one vendor account on a call: the step of {@code oauth-token-action}. */
public final class TokenStamp implements Processor {

  private final Tokens tokens;
  private final String tokenUrl;
  private String clientId = "";
  private String clientSecret = "";
  private String scope = "";
  private String format = "form";
  private String refreshToken = "";
  private String prefix = "Bearer";

  /** Made by the Kamelet, once for each use of it. */
  public TokenStamp(Tokens tokens, String tokenUrl) {
    this.tokens = tokens;
    this.tokenUrl = tokenUrl;
  }

  @Override
  public void process(Exchange exchange) {
    if (clientId.isEmpty() && !refreshToken.isEmpty()) {
      exchange.getMessage().setHeader("Authorization", prefix + " " + refreshToken);
      return;
    }
    Grant grant = new Grant(tokenUrl, clientId, clientSecret, scope, format, refreshToken);
    exchange.getMessage().setHeader("Authorization", prefix + " " + tokens.token(grant));
    BooleanSupplier renewal = () -> tokens.renew(grant);
    exchange.setProperty(VendorAnswer.TOKEN_RENEWAL, renewal);
  }

  public void setClientId(String id) {
    clientId = id;
  }

  public void setClientSecret(String secret) {
    clientSecret = secret;
  }

  public void setScope(String words) {
    scope = words;
  }

  /** {@code json} or {@code form}. */
  public void setFormat(String name) {
    format = name;
  }

  /** Empty for client credentials; without a client id, a token that is used as it is. */
  public void setRefreshToken(String token) {
    refreshToken = token;
  }

  /** The word before the token in the header. */
  public void setPrefix(String word) {
    prefix = word;
  }
}
