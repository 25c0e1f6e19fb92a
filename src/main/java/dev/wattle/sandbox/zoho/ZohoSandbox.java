package dev.wattle.sandbox.zoho;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.manner.WebhookManners;
import dev.wattle.sandbox.store.ObjectStore;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties(ZohoAccount.class)
class ZohoSandbox {

  @Bean
  ZohoSimulator sandboxZoho(
      ZohoAccount account,
      ObjectStore store,
      ObjectMapper mapper,
      Clock clock,
      WebhookManners manners) {
    ZohoSimulator simulator = new ZohoSimulator(account, store, mapper, clock);
    simulator.deliver(manners.of("zoho"));
    return simulator;
  }
}
