package dev.wattle.embedded;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.wattle.consent.cache.AnswerMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Counters and caches that all nodes share. Alone unless members are named; never found by
 * multicast.
 */
@Configuration(proxyBeanMethods = false)
class HazelcastConfiguration {

  @Bean(destroyMethod = "shutdown")
  HazelcastInstance hazelcast(
      @Value("${wattle.cluster.name}") String cluster,
      @Value("${wattle.cluster.members}") List<String> members,
      @Value("${wattle.cluster.port}") int port,
      @Value("${wattle.consent.cache.size}") int answers) {
    Config config = new Config().setClusterName(cluster);
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    config.getNetworkConfig().setPort(port).setPortAutoIncrement(true);
    if (members.isEmpty()) {
      config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    } else {
      join.getTcpIpConfig().setEnabled(true).setMembers(members);
    }
    AnswerMap.addTo(config, answers);
    return Hazelcast.newHazelcastInstance(config);
  }
}
