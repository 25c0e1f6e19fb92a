package dev.wattle.outbound;

import dev.wattle.bus.RecordPublisher;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundSettings.class)
class OutboundConfiguration {

  @Bean
  OutboundBus outboundBus(RecordPublisher records, MessageJson json) {
    return new OutboundBus(records::publish, json);
  }
}
