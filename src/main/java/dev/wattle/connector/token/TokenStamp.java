package dev.wattle.connector.token;

import dev.wattle.connector.VendorAnswer;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Puts the token of one vendor account on a call: the step of {@code oauth-token-action}. */
public final class TokenStamp implements Processor {

  private final Tokens tokens;
  private volatile Grant grant;

  /** Made by the Kamelet, once for each use of it. */
  public TokenStamp(Tokens tokens, String tokenUrl) {
    this.tokens = tokens;
    this.grant = new Grant(tokenUrl, "", "", "", "form");
  }

  @Override
  public void process(Exchange exchange) {
    exchange.getMessage().setHeader("Authorization", "Bearer " + tokens.token(grant));
    BooleanSupplier renewal = () -> tokens.renew(grant);
    exchange.setProperty(VendorAnswer.TOKEN_RENEWAL, renewal);
  }

  public void setClientId(String id) {
    grant = new Grant(grant.tokenUrl(), id, grant.clientSecret(), grant.scope(), grant.format());
  }

  public void setClientSecret(String secret) {
    grant = new Grant(grant.tokenUrl(), grant.clientId(), secret, grant.scope(), grant.format());
  }

  public void setScope(String scope) {
    grant =
        new Grant(grant.tokenUrl(), grant.clientId(), grant.clientSecret(), scope, grant.format());
  }

  /** {@code json} or {@code form}. */
  public void setFormat(String format) {
    grant =
        new Grant(grant.tokenUrl(), grant.clientId(), grant.clientSecret(), grant.scope(), format);
  }
}
