package dev.wattle.template.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.bus.EventJson;
import dev.wattle.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TemplateStatesRouteTest {

  private static final Path ROUTE = Path.of("routes/system/template-states.camel.yaml");
  private static final String PAUSED =
      """
      {"specversion":"1.0","id":"e-1","source":"/whatsapp/200000000000001",
       "type":"whatsapp.template.status","time":"2026-11-22T12:00:00Z",
       "data":{"template":{"name":"order_shipped","language":"en","category":"UTILITY"},
               "status":"PAUSED","notice":{"title":"FIRST_PAUSE"}}}
      """;

  @Test
  void aPausedTemplateIsNoLongerSendable() throws Exception {
    ObjectMapper json = new ObjectMapper();
    TemplateStates states = new TemplateStates(JdbcClient.create(TestPostgres.empty()));
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.getRegistry().bind("templateStates", states);
      camel.getRegistry().bind("eventJson", new EventJson(json));
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(ResourceHelper.fromString(ROUTE.toString(), Files.readString(ROUTE)));
      AdviceWith.adviceWith(
          camel, "template-states", route -> route.replaceFromWith("direct:template-event"));
      camel.start();
      camel.createProducerTemplate().sendBody("direct:template-event", json.readTree(PAUSED));
    }
    assertThat(states.of("order_shipped", "en").isSendable()).isFalse();
  }
}
