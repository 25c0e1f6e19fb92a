package dev.wattle.ops.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Asks a vendor's flow behind field-list-source which fields there are. */
@Component
class VendorFields {

  private final CamelContext camel;
  private final ProducerTemplate calls;
  private final ObjectMapper json;

  VendorFields(CamelContext camel, ProducerTemplate calls, ObjectMapper json) {
    this.camel = camel;
    this.calls = calls;
    this.json = json;
  }

  /** Whether there is such a flow, and it is on. */
  boolean canTell(String vendor) {
    String uri = "direct://field-list-" + vendor;
    return camel.getRoutes().stream()
        .anyMatch(route -> uri.equals(route.getEndpoint().getEndpointUri()));
  }

  /**
   * Names, and whether they may only be read.
   *
   * @throws Failure UNREACHABLE if the vendor gave no list
   */
  Map<String, Boolean> of(String vendor, String object) {
    JsonNode asked = json.createObjectNode().put("object", object);
    Object answer = calls.requestBody("direct:field-list-" + vendor, asked);
    if (!(answer instanceof JsonNode list) || !list.path("fields").isArray()) {
      String text = "%s gave no list of the fields of %s. See the log, and ask again.";
      throw Failure.of(Kind.UNREACHABLE, "ops.fields-unknown", text.formatted(vendor, object));
    }
    Map<String, Boolean> fields = new LinkedHashMap<>();
    list.path("fields")
        .forEach(one -> fields.put(one.path("name").asText(), one.path("readOnly").asBoolean()));
    return fields;
  }
}
