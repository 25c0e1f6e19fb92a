package dev.wattle.consent.cache;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.wattle.consent.ConsentAnswer;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentFixture;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/** One node of a cluster: a real Hazelcast member and a ledger over the shared PostgreSQL. */
public final class Node implements AutoCloseable {

  public final HazelcastInstance hazelcast;
  public final ConsentLedger ledger;
  public final AnswerCache cache;
  final LedgerWatch watch;
  private final Forgetting forgetting;
  private final Clock clock;

  /**
   * @param port of the first member, which the others join
   */
  public Node(DataSource database, Clock clock, int port, String cluster, int size) {
    this.clock = clock;
    this.hazelcast = Hazelcast.newHazelcastInstance(config(port, cluster, size));
    CacheSettings settings =
        new CacheSettings(size, Duration.ofMillis(200), Duration.ofMillis(800));
    Trust trust = new Trust(settings);
    this.forgetting = new Forgetting(hazelcast);
    this.cache = new AnswerCache(hazelcast, forgetting, trust, settings);
    this.watch = new LedgerWatch(database, forgetting, trust, settings);
    this.ledger = ConsentFixture.ledger(database, clock, cache);
    watch.start();
  }

  public ConsentAnswer marketing(ContactId contact) {
    return ledger.answer(contact, Purpose.MARKETING);
  }

  public void decide(ContactId contact, ConsentState state) {
    ledger.record(
        new ConsentDecision(
            contact,
            Purpose.MARKETING,
            state,
            "phone",
            "test",
            null,
            Map.of(),
            null,
            clock.instant(),
            "test"));
  }

  @Override
  public void close() {
    watch.stop();
    forgetting.stop();
    hazelcast.getLifecycleService().terminate();
  }

  private static Config config(int port, String cluster, int size) {
    Config config = new Config().setClusterName(cluster);
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    var network = config.getNetworkConfig().setPort(port).setPortAutoIncrement(true);
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    network.getJoin().getAutoDetectionConfig().setEnabled(false);
    network.getJoin().getMulticastConfig().setEnabled(false);
    network.getJoin().getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + port);
    return AnswerMap.addTo(config, size);
  }
}
