package dev.wattle.consent.cache;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.NearCacheConfig;
import com.hazelcast.spi.merge.DiscardMergePolicy;

/** The Hazelcast map that answers are kept in. */
public final class AnswerMap {

  static final String NAME = "consent-answers";

  private static final int HOUR = 3600;

  private AnswerMap() {}

  /**
   * Has to be part of a member's configuration before it starts.
   *
   * @param size answers per node; 0 or less for the least
   */
  public static Config addTo(Config config, int size) {
    int entries = Math.max(1000, size);
    // Otherwise the near caches of other nodes learn of a withdrawal up to ten seconds later.
    config.setProperty("hazelcast.map.invalidation.batch.enabled", "false");
    return config.addMapConfig(
        new MapConfig(NAME)
            // Lost with its node; PostgreSQL has it.
            .setBackupCount(0)
            .setTimeToLiveSeconds(HOUR)
            .setNearCacheConfig(near(entries))
            // What a part of the cluster thought while it was cut off is worth nothing.
            .setMergePolicyConfig(
                new MergePolicyConfig().setPolicy(DiscardMergePolicy.class.getName()))
            .setEvictionConfig(oldestOut(MaxSizePolicy.PER_NODE, entries)));
  }

  private static NearCacheConfig near(int entries) {
    return new NearCacheConfig()
        .setInMemoryFormat(InMemoryFormat.OBJECT)
        .setCacheLocalEntries(true)
        .setInvalidateOnChange(true)
        .setTimeToLiveSeconds(HOUR)
        .setEvictionConfig(oldestOut(MaxSizePolicy.ENTRY_COUNT, entries));
  }

  private static EvictionConfig oldestOut(MaxSizePolicy counted, int entries) {
    return new EvictionConfig()
        .setMaxSizePolicy(counted)
        .setEvictionPolicy(EvictionPolicy.LRU)
        .setSize(entries);
  }
}
