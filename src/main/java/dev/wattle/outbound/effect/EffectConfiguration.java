package dev.wattle.outbound.effect;

import dev.wattle.bus.EventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EffectConfiguration {

  @Bean
  Announcer announcer(EventPublisher publisher) {
    return event -> publisher.publish(event).join();
  }
}
