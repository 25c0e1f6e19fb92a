package dev.wattle.privacy.pack;

import dev.wattle.api.ApiKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** {@code GET /api/contacts/{address}/consent-pack}, as JSON or as a page. */
@Component("apiConsentPack")
public class PackApi {

  private final PackDesk desk;
  private final PackWriter writer;

  PackApi(PackDesk desk, PackWriter writer) {
    this.desk = desk;
    this.writer = writer;
  }

  /** JSON, unless the caller takes HTML only or first. */
  public void get(Exchange exchange) throws IOException {
    String accept = exchange.getMessage().getHeader("Accept", "", String.class);
    answer(exchange, accept.startsWith("text/html"));
  }

  /** The page, whatever the caller says it takes. */
  public void page(Exchange exchange) throws IOException {
    answer(exchange, true);
  }

  private void answer(Exchange exchange, boolean page) throws IOException {
    String address = exchange.getMessage().getHeader("address", "", String.class);
    Pack pack = desk.of(address, "api:" + ApiKeys.caller(exchange), "person.pack");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (page) {
      writer.writePage(pack, out);
    } else {
      writer.writeJson(pack, out);
    }
    Message answer = exchange.getMessage();
    answer.removeHeaders("*");
    answer.setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
    answer.setHeader(Exchange.CONTENT_TYPE, page ? "text/html; charset=UTF-8" : "application/json");
    answer.setHeader("Cache-Control", "no-store");
    answer.setBody(out.toByteArray());
  }
}
