package dev.wattle.sandbox.salesforce;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.salesforce.pubsub.PubSubPort;
import dev.wattle.sandbox.store.ObjectStore;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties(SalesforceOrg.class)
class SalesforceSandbox {

  @Bean
  SalesforceSimulator sandboxSalesforce(
      SalesforceOrg org, ObjectStore store, ObjectMapper mapper, Clock clock) {
    return new SalesforceSimulator(org, store, mapper, clock);
  }

  /** Opened where the flows that listen are on; sets {@code sandbox.salesforce.port}. */
  @Bean
  @ConditionalOnExpression("'${salesforce-events.user-id:}' != ''")
  PubSubPort sandboxSalesforcePort(
      SalesforceSimulator salesforce, ConfigurableEnvironment environment) {
    PubSubPort port = salesforce.openPort();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "sandbox-salesforce", Map.of("sandbox.salesforce.port", port.port())));
    return port;
  }
}
