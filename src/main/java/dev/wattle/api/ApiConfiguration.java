package dev.wattle.api;

import dev.wattle.bus.EventPublisher;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiConfiguration {

  @Bean
  EventSink eventSink(EventPublisher publisher) {
    return publisher::publish;
  }
}
