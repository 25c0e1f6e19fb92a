package dev.wattle.sandbox.whatsapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.Faults;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.whatsapp.rules.MessageRules;
import dev.wattle.sandbox.whatsapp.rules.TemplateRules;
import dev.wattle.sandbox.whatsapp.state.AccountNews;
import dev.wattle.sandbox.whatsapp.state.MetaState;
import dev.wattle.sandbox.whatsapp.template.Pacing;
import dev.wattle.sandbox.whatsapp.template.TemplateFate;
import dev.wattle.sandbox.whatsapp.template.TemplateShelf;
import dev.wattle.sandbox.whatsapp.template.TemplatesEndpoint;
import dev.wattle.sandbox.whatsapp.webhook.Inbound;
import dev.wattle.sandbox.whatsapp.webhook.Messages;
import dev.wattle.sandbox.whatsapp.webhook.MetaAccount;
import dev.wattle.sandbox.whatsapp.webhook.MetaTimer;
import dev.wattle.sandbox.whatsapp.webhook.People;
import dev.wattle.sandbox.whatsapp.webhook.StatusCourier;
import dev.wattle.sandbox.whatsapp.webhook.WebhookPost;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties(MetaAccount.class)
class WhatsAppSandbox {

  private static final List<String> TEMPLATES =
      List.of("classpath*:config/templates/*/*.yaml", "file:./config/templates/*/*.yaml");

  @Bean
  MetaTimer sandboxMetaTimer() {
    return new MetaTimer();
  }

  @Bean
  People sandboxPeople(ObjectStore store, Clock clock) {
    return new People(store, clock);
  }

  @Bean
  Messages sandboxMessages(ObjectStore store) {
    return new Messages(store);
  }

  @Bean
  WebhookPost sandboxWebhookPost(
      MetaAccount account,
      MetaTimer timer,
      Faults faults,
      @Value("${wattle.public-port:8080}") int port) {
    String url = account.webhookUrl();
    URI target = URI.create(url == null ? "http://127.0.0.1:" + port + "/webhooks/whatsapp" : url);
    return new WebhookPost(account, target, timer, faults);
  }

  @Bean
  StatusCourier sandboxStatusCourier(
      MetaAccount account,
      People people,
      Messages messages,
      WebhookPost post,
      Faults faults,
      MetaTimer timer,
      Clock clock) {
    return new StatusCourier(account, people, messages, post, faults, timer, clock);
  }

  @Bean
  Inbound sandboxInbound(
      MetaAccount account,
      People people,
      Messages messages,
      WebhookPost post,
      RateLimits limits,
      Clock clock) {
    return new Inbound(account, people, messages, post, limits::received, clock);
  }

  @Bean
  RateLimits sandboxRateLimits(MetaState state, Clock clock) {
    return new RateLimits(state, clock);
  }

  @Bean
  MessagesEndpoint sandboxMessagesEndpoint(
      MetaAccount account,
      MetaState state,
      TemplateShelf shelf,
      People people,
      Messages messages,
      StatusCourier courier,
      MediaEndpoint media,
      RateLimits limits,
      Clock clock) {
    MessageRules rules =
        new MessageRules(account.displayNumber(), new TemplateRules(shelf::find), media::file);
    return new MessagesEndpoint(
        account, rules, state, shelf, people, messages, courier, limits, clock);
  }

  @Bean
  WhatsAppSimulator sandboxMeta(
      MetaAccount account,
      MetaState state,
      ObjectMapper mapper,
      MessagesEndpoint messages,
      TemplateShelf shelf,
      TemplateFate fate,
      MediaEndpoint media,
      Clock clock) {
    TemplatesEndpoint templates = new TemplatesEndpoint(shelf, fate, clock);
    return new WhatsAppSimulator(account, state, mapper, messages, templates, shelf, media);
  }

  @Bean
  MetaState sandboxMetaState(MetaAccount account) {
    return new MetaState(account);
  }

  @Bean
  TemplateShelf sandboxTemplates(ObjectStore store, ObjectMapper mapper) {
    return new TemplateShelf(store, mapper, TEMPLATES);
  }

  @Bean
  AccountNews sandboxAccountNews(MetaAccount account, WebhookPost post, Clock clock) {
    return new AccountNews(account, post, clock);
  }

  @Bean
  TemplateFate sandboxTemplateFate(
      TemplateShelf shelf,
      AccountNews news,
      Messages messages,
      StatusCourier courier,
      MetaTimer timer,
      Clock clock) {
    Pacing pacing = new Pacing(shelf, messages, courier::follow);
    return new TemplateFate(shelf, news::tell, pacing, timer, clock);
  }

  @Bean
  WindowWatcher sandboxWindowWatcher(People people) {
    return new WindowWatcher(people);
  }

  @Bean
  MediaEndpoint sandboxMedia(ObjectStore store, Clock clock) {
    return new MediaEndpoint(store, clock);
  }

  /** What was under way when the process died goes on. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> sandboxMetaResumes(
      StatusCourier courier, Inbound inbound) {
    return ready -> {
      inbound.resume();
      courier.resume();
    };
  }
}
