package dev.wattle.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/**
 * Some vendors answer 200 and say no inside. A Kamelet that has read such an answer sends its body
 * here, and it is refused as a 4xx would be.
 */
@Component
final class VendorRefusal implements Processor {

  private final VendorWords words;

  VendorRefusal(VendorWords words) {
    this.words = words;
  }

  @Override
  public void process(Exchange exchange) {
    JsonNode body = exchange.getMessage().getBody(JsonNode.class);
    String said = words.of(String.valueOf(body));
    throw Failure.of(
        Kind.REFUSED,
        "connector.refused",
        VendorHost.of(exchange)
            + " accepted the call but refused the record \""
            + said
            + "\". Correct the record or the mapping, then replay.");
  }
}
