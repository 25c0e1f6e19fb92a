package dev.wattle.outbound.retirement;

import dev.wattle.whatsapp.WhatsAppSettings;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetirementSettings.class)
class RetirementConfiguration {

  @Bean(initMethod = "check")
  NumberRetirement numberRetirement(
      JdbcClient jdbc, WhatsAppSettings numbers, RetirementSettings settings, Clock clock) {
    return new NumberRetirement(jdbc, numbers, settings, clock);
  }
}
