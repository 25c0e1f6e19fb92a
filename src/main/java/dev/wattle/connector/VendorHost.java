package dev.wattle.connector;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/** The host last called: all of a vendor's address that may stand in a log. */
final class VendorHost {

  private static final Pattern HOST = Pattern.compile("^https?:/*([A-Za-z0-9.-]+)");

  private VendorHost() {}

  static String of(Exchange exchange) {
    String endpoint = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, "", String.class);
    Matcher host = HOST.matcher(endpoint);
    return host.find() ? host.group(1) : "the vendor";
  }
}
