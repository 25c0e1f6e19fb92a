package dev.wattle.ops;

import com.hazelcast.core.HazelcastInstance;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Without Hazelcast no limit can be shared. A cluster that is moving its data is no reason to turn
 * traffic away, so that is only told.
 */
@Component
class HazelcastHealthIndicator implements HealthIndicator {

  private final HazelcastInstance hazelcast;

  HazelcastHealthIndicator(HazelcastInstance hazelcast) {
    this.hazelcast = hazelcast;
  }

  @Override
  public Health health() {
    if (!hazelcast.getLifecycleService().isRunning()) {
      String problem =
          "ops.hazelcast-stopped: this node has left the cluster. Restart it, and check"
              + " WATTLE_CLUSTER_MEMBERS.";
      return Health.down().withDetail("problem", problem).build();
    }
    return Health.up()
        .withDetail("members", hazelcast.getCluster().getMembers().size())
        .withDetail("safe", hazelcast.getPartitionService().isClusterSafe())
        .build();
  }
}
