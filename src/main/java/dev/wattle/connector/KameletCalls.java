package dev.wattle.connector;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.springframework.stereotype.Component;

/**
 * A failed sink or action fails at the flow's own step, so that a retry repeats the whole call.
 * With Camel's default the retry would happen inside the Kamelet, at the step that reads the
 * answer: it would read the same 429 again, and no second call would ever be made.
 */
@Component("kamelet-component")
final class KameletCalls extends KameletComponent {

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    Endpoint endpoint = super.createEndpoint(uri, remaining, parameters);
    String name = remaining.split("/")[0];
    if (name.endsWith("-sink") || name.endsWith("-action")) {
      KameletEndpoint kamelet = (KameletEndpoint) endpoint;
      Map<String, Object> properties = new HashMap<>(kamelet.getKameletProperties());
      properties.put("noErrorHandler", true);
      kamelet.setKameletProperties(properties);
    }
    return endpoint;
  }
}
