package dev.wattle.command.dry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.command.check.StartSettings;
import dev.wattle.command.check.Workplace;
import dev.wattle.command.rule.YamlFile;
import dev.wattle.connector.ConnectorSettings;
import dev.wattle.connector.account.Accounts;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;

/** Runs one flow: connectors as they are, up to the call; house Kamelets as recorders. */
final class DryRun {

  private final Workplace workplace;
  private final StartSettings settings;
  private final Clock clock;

  DryRun(Workplace workplace, StartSettings settings, Clock clock) {
    this.workplace = workplace;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param failure what ended the flow early; null if nothing did
   */
  record Outcome(List<RecordedCall> calls, @Nullable Exception failure) {}

  Outcome run(YamlFile flow, JsonNode event, JsonNode scene) throws Exception {
    Set<String> house =
        workplace.kamelets().house().stream().map(YamlFile::name).collect(Collectors.toSet());
    RecordedKamelets kamelets = new RecordedKamelets(house::contains);
    try (DefaultCamelContext camel = camel(kamelets)) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(ResourceHelper.fromString(flow.name() + ".camel.yaml", flow.text()));
      camel.start();
      kamelets.play(scene);
      Exchange exchange = exchange(camel, flow, event, scene);
      Processor steps = kamelets.sources().values().iterator().next();
      steps.process(exchange);
      return new Outcome(kamelets.calls(), exchange.getException());
    }
  }

  private DefaultCamelContext camel(RecordedKamelets kamelets) {
    ConnectorSettings connector =
        Binder.get(settings.environment()).bind("wattle.connector", ConnectorSettings.class).get();
    DefaultCamelContext camel = BareCamel.create(clock, connector);
    camel.getPropertiesComponent().addPropertiesSource(values());
    camel.addComponent("kamelet", kamelets);
    String home = settings.environment().getProperty("wattle.home", ".");
    kamelets.setLocation("file:" + home + "/connectors,classpath:connectors,classpath:kamelets");
    camel.getRegistry().lookupByNameAndType("accounts", Accounts.class).divert(kamelets::record);
    for (String scheme : List.of("http", "https")) {
      HttpComponent http = camel.getComponent(scheme, HttpComponent.class);
      http.setHttpClientConfigurer(new RecordedHttp(kamelets));
    }
    return camel;
  }

  private PropertiesSource values() {
    return new PropertiesSource() {
      @Override
      public String getName() {
        return "settings";
      }

      @Override
      public @Nullable String getProperty(String name) {
        return settings.environment().getProperty(name);
      }
    };
  }

  /** As the flow would get it from its source. */
  private static Exchange exchange(
      DefaultCamelContext camel, YamlFile flow, JsonNode event, JsonNode scene) {
    Exchange exchange = new DefaultExchange(camel);
    exchange.getMessage().setBody(event);
    exchange.setProperty("flow", flow.name());
    exchange.setProperty("event", event.path("id").asText());
    exchange.setProperty("subject", event.path("subject").textValue());
    scene
        .path("variables")
        .properties()
        .forEach(one -> exchange.setVariable(one.getKey(), one.getValue().asText()));
    return exchange;
  }
}
