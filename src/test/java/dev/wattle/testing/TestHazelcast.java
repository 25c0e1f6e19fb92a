package dev.wattle.testing;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;

/** One real Hazelcast member for all tests of this process; it looks for no others. */
public final class TestHazelcast {

  private static final HazelcastInstance MEMBER = start();

  private TestHazelcast() {}

  /** The shared member; what a test needs to be empty it clears itself. */
  public static HazelcastInstance member() {
    return MEMBER;
  }

  private static HazelcastInstance start() {
    Config config = new Config();
    config.setClusterName("test-" + ProcessHandle.current().pid());
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.getNetworkConfig().setPort(0).getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
    return Hazelcast.newHazelcastInstance(config);
  }
}
