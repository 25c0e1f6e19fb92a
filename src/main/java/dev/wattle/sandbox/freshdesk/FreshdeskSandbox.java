package dev.wattle.sandbox.freshdesk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.manner.WebhookManners;
import dev.wattle.sandbox.store.ObjectStore;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties(FreshdeskAccount.class)
class FreshdeskSandbox {

  @Bean
  FreshdeskSimulator sandboxFreshdesk(
      FreshdeskAccount account,
      ObjectStore store,
      ObjectMapper mapper,
      Clock clock,
      WebhookManners manners,
      @Value("${wattle.public-port:8080}") int port) {
    String url = account.webhookUrl();
    URI target = URI.create(url == null ? "http://127.0.0.1:" + port + "/webhooks/freshdesk" : url);
    FreshdeskSimulator simulator = new FreshdeskSimulator(account, target, store, mapper, clock);
    simulator.deliver(manners.of("freshdesk"));
    return simulator;
  }
}
