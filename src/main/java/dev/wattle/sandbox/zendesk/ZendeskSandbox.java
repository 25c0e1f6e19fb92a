package dev.wattle.sandbox.zendesk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.manner.WebhookManners;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.zendesk.records.Limits;
import dev.wattle.sandbox.zendesk.records.Tickets;
import dev.wattle.sandbox.zendesk.records.Uploads;
import dev.wattle.sandbox.zendesk.records.Users;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties(ZendeskAccount.class)
class ZendeskSandbox {

  @Bean
  Limits sandboxZendeskLimits(ZendeskAccount account, Clock clock) {
    return new Limits(account.limits(), clock);
  }

  @Bean
  Users sandboxZendeskUsers(ObjectStore store, Limits limits, Clock clock) {
    return new Users(store, limits, clock);
  }

  @Bean
  Tickets sandboxZendeskTickets(ObjectStore store, Clock clock) {
    return new Tickets(store, clock);
  }

  @Bean
  ZendeskSimulator sandboxZendesk(
      ZendeskAccount account,
      ObjectStore store,
      ObjectMapper mapper,
      Clock clock,
      Users users,
      Tickets tickets,
      Uploads uploads,
      Limits limits) {
    return new ZendeskSimulator(account, store, mapper, clock, users, tickets, uploads, limits);
  }

  @Bean
  Uploads sandboxZendeskUploads(ObjectStore store, Clock clock) {
    return new Uploads(store, clock);
  }

  @Bean
  Trigger sandboxZendeskTrigger(
      ZendeskAccount account,
      ObjectStore store,
      Clock clock,
      WebhookManners manners,
      @Value("${wattle.public-port:8080}") int port) {
    String url = account.webhookUrl();
    URI target = URI.create(url == null ? "http://127.0.0.1:" + port + "/webhooks/zendesk" : url);
    Trigger trigger = new Trigger(account, target, store, clock);
    trigger.deliver(manners.of("zendesk"));
    return trigger;
  }

  @Bean
  AgentDesk sandboxAgentDesk(Tickets tickets, Users users, Uploads uploads, Trigger trigger) {
    return new AgentDesk(tickets, users, uploads, trigger);
  }

  /** What was under way when the process died goes on. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> sandboxTriggerResumes(Trigger trigger) {
    return ready -> trigger.resume();
  }
}
