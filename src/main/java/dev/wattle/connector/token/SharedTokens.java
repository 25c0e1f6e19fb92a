package dev.wattle.connector.token;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The tokens that all nodes use, encrypted where there are keys: some vendors issue few of them in
 * an hour, and end the first when there are too many. A node without the cluster asks for its own.
 */
@Component
final class SharedTokens {

  /** A node that dies while it asks holds the others up no longer than this. */
  private static final long LONGEST_LOCK_SECONDS = 60;

  private final ObjectProvider<HazelcastInstance> hazelcast;
  private final ObjectProvider<TokenSafe> safe;
  private final Clock clock;

  SharedTokens(
      ObjectProvider<HazelcastInstance> hazelcast, ObjectProvider<TokenSafe> safe, Clock clock) {
    this.hazelcast = hazelcast;
    this.safe = safe;
    this.clock = clock;
  }

  /** A token until it is stale. */
  record Kept(String value, Instant staleAt) {

    private String written() {
      return staleAt.toEpochMilli() + " " + value;
    }

    private static Kept read(String text) {
      int space = text.indexOf(' ');
      Instant staleAt = Instant.ofEpochMilli(Long.parseLong(text.substring(0, space)));
      return new Kept(text.substring(space + 1), staleAt);
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "Kept[" + staleAt + "]";
    }
  }

  /**
   * The token that some node was given, or a new one that this node asks for while the others wait.
   */
  Kept get(String key, Supplier<Kept> ask) {
    IMap<String, String> map = map();
    if (map == null || !lock(map, key)) {
      return ask.get();
    }
    try {
      @Nullable String sealed = map.get(key);
      @Nullable String known = sealed == null ? safe().find(key).orElse(null) : sealed;
      if (known != null && clock.instant().isBefore(read(known).staleAt())) {
        share(map, key, known);
        return read(known);
      }
      Kept fresh = ask.get();
      String written = safe().seal(fresh.written());
      share(map, key, written);
      safe().keep(key, written, fresh.staleAt());
      return fresh;
    } finally {
      map.unlock(key);
    }
  }

  /** Forgets a token that was refused, unless another node has a newer one already. */
  void forget(String key, Kept refused) {
    try {
      IMap<String, String> map = map();
      @Nullable String known = map == null ? null : map.get(key);
      if (known != null && read(known).equals(read(safe().seal(refused.written())))) {
        map.remove(key, known);
        safe().remove(key);
      }
    } catch (HazelcastException | HazelcastInstanceNotActiveException away) {
      // Its life in the map is short.
    }
  }

  private void share(IMap<String, String> map, String key, String sealed) {
    long life = read(sealed).staleAt().getEpochSecond() - clock.instant().getEpochSecond();
    map.set(key, sealed, Math.max(1, life), TimeUnit.SECONDS);
  }

  private Kept read(String sealed) {
    return Kept.read(safe().open(sealed));
  }

  private TokenSafe safe() {
    return safe.getIfAvailable(PlainTokens::new);
  }

  private @Nullable IMap<String, String> map() {
    HazelcastInstance member = hazelcast.getIfAvailable();
    return member == null || !member.getLifecycleService().isRunning()
        ? null
        : member.getMap("connector-tokens");
  }

  private static boolean lock(IMap<String, String> map, String key) {
    try {
      return map.tryLock(
          key, LONGEST_LOCK_SECONDS, TimeUnit.SECONDS, LONGEST_LOCK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    } catch (HazelcastException | HazelcastInstanceNotActiveException away) {
      return false;
    }
  }
}
