package dev.wattle;

import com.hazelcast.core.HazelcastInstance;
import java.util.Arrays;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says in a few lines what runs where, once everything does. */
@Component
class StartReport {

  private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);

  private final Environment environment;
  private final CamelContext camel;
  private final HazelcastInstance hazelcast;

  StartReport(Environment environment, CamelContext camel, HazelcastInstance hazelcast) {
    this.environment = environment;
    this.camel = camel;
    this.hazelcast = hazelcast;
  }

  @EventListener
  void report(ApplicationReadyEvent ready) {
    boolean sandbox = environment.matchesProfiles("sandbox");
    LOG.info("Wattle is ready after {} s.", ready.getTimeTaken().toSeconds());
    LOG.info("  public  http://localhost:{}  webhooks, API", of("wattle.public-port"));
    LOG.info(
        "  admin   http://localhost:{}  pages, health, metrics, Hawtio{}",
        of("server.port"),
        sandbox ? "  (log in as admin / sandbox)" : "");
    LOG.info("  Kafka      {}", of("wattle.bus.brokers"));
    LOG.info("  PostgreSQL {}", withoutSecrets(of("spring.datasource.url")));
    LOG.info("  Hazelcast  {} member(s)", hazelcast.getCluster().getMembers().size());
    LOG.info("  Camel      {} routes", camel.getRoutesSize());
    LOG.info("  data in    {}", of("wattle.data-dir"));
    if (sandbox) {
      LOG.info("  sandbox    {}  every vendor is simulated", of("sandbox.base-url"));
    } else {
      LOG.info("  profiles   {}", Arrays.toString(environment.getActiveProfiles()));
    }
  }

  private String of(String key) {
    return environment.getProperty(key, "-");
  }

  /** A JDBC URL may carry a password behind its question mark. */
  private static String withoutSecrets(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }
}
