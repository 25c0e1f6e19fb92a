package dev.wattle.throttling.vendor;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A semaphore of the whole cluster: so many entries in a map, each with its taker. What a node had
 * that died is free once the others have seen it leave, or when its time is over.
 */
final class Slots {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private final HazelcastInstance hazelcast;
  private final IMap<String, String> map;
  private final Duration longestCall;
  private final Map<String, Semaphore> ours = new ConcurrentHashMap<>();
  private final AtomicLong takers = new AtomicLong();

  Slots(HazelcastInstance hazelcast, Duration longestCall) {
    this.hazelcast = hazelcast;
    this.map = hazelcast.getMap("throttling-slots");
    this.longestCall = longestCall;
  }

  /** Waits in line on this node, then for the others; empty if that takes too long. */
  Optional<Slot> take(String bucket, int count, Duration longest) {
    Semaphore line = ours.computeIfAbsent(bucket, name -> new Semaphore(count, true));
    try {
      if (!line.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    @Nullable Slot slot = null;
    try {
      slot = clusterWide(bucket, count, longest, line);
    } finally {
      if (slot == null) {
        line.release();
      }
    }
    return Optional.ofNullable(slot);
  }

  /** How many calls are under way on all nodes. */
  long taken(String bucket, int count) {
    long taken = 0;
    for (int no = 0; no < count; no++) {
      taken += map.containsKey(bucket + "#" + no) ? 1 : 0;
    }
    return taken;
  }

  private @Nullable Slot clusterWide(String bucket, int count, Duration longest, Semaphore line) {
    String me = hazelcast.getCluster().getLocalMember().getUuid() + " " + takers.incrementAndGet();
    for (long looks = longest.dividedBy(LOOK_AGAIN); looks >= 0; looks--) {
      for (int no = 0; no < count; no++) {
        String key = bucket + "#" + no;
        if (isMine(key, me)) {
          return slot(key, me, line);
        }
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    return null;
  }

  private boolean isMine(String key, String me) {
    long life = longestCall.toMillis();
    @Nullable String taker = map.putIfAbsent(key, me, life, TimeUnit.MILLISECONDS);
    if (taker == null) {
      return true;
    }
    return isGone(taker)
        && map.remove(key, taker)
        && map.putIfAbsent(key, me, life, TimeUnit.MILLISECONDS) == null;
  }

  private boolean isGone(String taker) {
    String member = taker.substring(0, taker.indexOf(' '));
    return hazelcast.getCluster().getMembers().stream()
        .map(Member::getUuid)
        .noneMatch(known -> known.toString().equals(member));
  }

  private Slot slot(String key, String me, Semaphore line) {
    AtomicBoolean given = new AtomicBoolean();
    return () -> {
      if (given.compareAndSet(false, true)) {
        try {
          map.remove(key, me);
        } catch (HazelcastInstanceNotActiveException stopping) {
          // The others see us leave.
        } finally {
          line.release();
        }
      }
    };
  }
}
