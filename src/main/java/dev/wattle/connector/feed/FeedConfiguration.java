package dev.wattle.connector.feed;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedSettings.class)
class FeedConfiguration {

  @Bean
  FeedPositions feedPositions(JdbcTemplate jdbc, Clock clock) {
    return new JdbcFeedPositions(jdbc, clock);
  }
}
