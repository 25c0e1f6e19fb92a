package dev.wattle.sandbox.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.bus.Topics;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class ControlConfiguration {

  @Bean
  EventLog sandboxEvents(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    return new EventLog(jdbc, new TransactionTemplate(transactions));
  }

  @Bean
  @ConditionalOnProperty(
      name = "wattle.sandbox.record-events",
      havingValue = "true",
      matchIfMissing = true)
  EventTap sandboxEventTap(
      @Value("${wattle.bus.brokers}") String brokers,
      EventLog events,
      List<EventWatcher> watchers,
      ObjectMapper mapper) {
    return new EventTap(brokers, Topics.ofEvents(), events, watchers, mapper);
  }
}
