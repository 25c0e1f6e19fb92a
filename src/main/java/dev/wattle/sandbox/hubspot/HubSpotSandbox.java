package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.hubspot.inbox.HubSpotInbox;
import dev.wattle.sandbox.store.ObjectStore;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties(HubSpotAccount.class)
class HubSpotSandbox {

  private static final String FURTHER = "hubspot-nz";

  @Bean
  @Primary
  HubSpotSimulator sandboxHubSpot(
      HubSpotAccount account,
      HubSpotWebhooks sandboxHubSpotWebhooks,
      HubSpotInbox inbox,
      ObjectStore store,
      ObjectMapper mapper,
      Clock clock) {
    return new HubSpotSimulator(account, store, mapper, sandboxHubSpotWebhooks, clock).with(inbox);
  }

  /** A custom channel in that account's inbox. */
  @Bean
  HubSpotInbox sandboxHubSpotInbox(
      HubSpotAccount account,
      ObjectStore store,
      Clock clock,
      @Value("${wattle.public-port:8080}") int port) {
    URI url = URI.create("http://127.0.0.1:" + port + "/webhooks/hubspot-channel");
    return new HubSpotInbox(store, account.name(), url, account.clientSecret(), clock);
  }

  @Bean
  @Primary
  HubSpotWebhooks sandboxHubSpotWebhooks(
      HubSpotAccount account, Clock clock, @Value("${wattle.public-port:8080}") int port) {
    return new HubSpotWebhooks(account, url(account, port), clock);
  }

  /** A second account, to try how two of them live side by side. */
  @Bean
  HubSpotSimulator sandboxFurtherHubSpot(
      HubSpotAccount account,
      @Qualifier("sandboxFurtherHubSpotWebhooks") HubSpotWebhooks webhooks,
      ObjectStore store,
      ObjectMapper mapper,
      Clock clock) {
    return new HubSpotSimulator(account.further(FURTHER), store, mapper, webhooks, clock);
  }

  @Bean
  HubSpotWebhooks sandboxFurtherHubSpotWebhooks(
      HubSpotAccount account, Clock clock, @Value("${wattle.public-port:8080}") int port) {
    HubSpotAccount further = account.further(FURTHER);
    return new HubSpotWebhooks(further, url(further, port), clock);
  }

  private static URI url(HubSpotAccount account, int port) {
    String url = account.webhookUrl();
    return URI.create(
        url == null ? "http://127.0.0.1:" + port + "/webhooks/" + account.name() : url);
  }
}
