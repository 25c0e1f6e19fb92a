package dev.wattle.outbound;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.hazelcast.core.HazelcastInstance;
import dev.wattle.testing.TestHazelcast;
import dev.wattle.testing.TestPostgres;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engines under the rig. */
@TestConfiguration(proxyBeanMethods = false)
public class RigEngines {

  @Bean(destroyMethod = "")
  DataSource dataSource() {
    return TestPostgres.dataSource();
  }

  @Bean
  JdbcTemplate jdbcTemplate(DataSource dataSource) {
    return new JdbcTemplate(dataSource);
  }

  @Bean
  JdbcClient jdbcClient(DataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  @Bean(destroyMethod = "")
  HazelcastInstance hazelcast() {
    return TestHazelcast.member();
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  CamelContext camel() {
    return new DefaultCamelContext();
  }

  @Bean
  ProducerTemplate producer(CamelContext camel) {
    return camel.createProducerTemplate();
  }

  @Bean
  ObjectMapper objectMapper() {
    return new ObjectMapper();
  }
}
