package dev.wattle.sandbox.salesforce;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.store.ObjectStore;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties(SalesforceOrg.class)
class SalesforceSandbox {

  @Bean
  SalesforceSimulator sandboxSalesforce(
      SalesforceOrg org, ObjectStore store, ObjectMapper mapper, Clock clock) {
    return new SalesforceSimulator(org, store, mapper, clock);
  }
}
