package dev.wattle.privacy.erasure;

import dev.wattle.api.ApiKeys;
import dev.wattle.api.JsonBody;
import dev.wattle.api.QueryString;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** {@code POST /api/contacts/{address}/erasure}, {@code GET /api/erasures/{id}}. */
@Component("apiErasures")
public class ErasureApi {

  private final ErasureDesk desk;
  private final JsonBody bodies;

  ErasureApi(ErasureDesk desk, JsonBody bodies) {
    this.desk = desk;
    this.bodies = bodies;
  }

  /** Answers 202 with the receipt. */
  public void post(Exchange exchange) {
    String address = exchange.getMessage().getHeader("address", "", String.class);
    String reason = QueryString.of(exchange).parameter("reason");
    String who = "api:" + ApiKeys.caller(exchange);
    bodies.answer(exchange, 202, desk.request(address, who, reason));
  }

  /** How it stands. */
  public void get(Exchange exchange) {
    String id = exchange.getMessage().getHeader("id", "", String.class);
    bodies.answer(exchange, 200, desk.find(id));
  }
}
