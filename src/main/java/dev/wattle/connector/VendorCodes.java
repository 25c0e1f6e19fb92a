package dev.wattle.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The codes by which a vendor says in its answer what its status does not say. */
final class VendorCodes {

  private static final List<String> PLACES =
      List.of("/code", "/data/0/code", "/errors/0/code", "/errorCode", "/0/errorCode");

  private VendorCodes() {}

  /** Whether the answer carries one of the listed codes; not if there is no list. */
  static boolean any(@Nullable Object list, JsonNode answer) {
    return list != null
        && PLACES.stream()
            .map(answer::at)
            .filter(JsonNode::isTextual)
            .anyMatch(code -> (" " + list + " ").contains(" " + code.asText() + " "));
  }

  /** Whether that header of the answer says that nothing is left. */
  static boolean isZero(@Nullable Object header, Exchange exchange) {
    return header != null
        && "0".equals(exchange.getMessage().getHeader(header.toString(), "", String.class).strip());
  }
}
