package dev.wattle.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.quota.Quotas;
import dev.wattle.sandbox.store.JdbcObjectStore;
import dev.wattle.sandbox.store.ObjectStore;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@EnableConfigurationProperties(SandboxSettings.class)
class SandboxConfiguration {

  @Bean
  Faults sandboxFaults() {
    return new Faults();
  }

  @Bean
  Quotas sandboxQuotas(Clock clock) {
    return new Quotas(clock);
  }

  @Bean
  RequestLog sandboxRequests() {
    return new RequestLog();
  }

  @Bean
  JdbcObjectStore sandboxObjects(
      JdbcTemplate jdbc, PlatformTransactionManager transactions, ObjectMapper mapper) {
    return new JdbcObjectStore(jdbc, new TransactionTemplate(transactions), mapper);
  }

  @Bean
  Dispatcher sandboxDispatcher(
      List<Simulator> simulators,
      Faults faults,
      Quotas quotas,
      RequestLog requests,
      ObjectStore store,
      Clock clock) {
    return new Dispatcher(simulators, faults, quotas, requests, store, clock);
  }

  /** Before routes start, and after every bean is there. */
  @Bean
  SmartInitializingSingleton sandboxOpening(SandboxServer server, Dispatcher dispatcher) {
    return () -> server.attach(dispatcher);
  }
}
