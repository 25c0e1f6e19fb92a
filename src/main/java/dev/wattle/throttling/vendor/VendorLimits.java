package dev.wattle.throttling.vendor;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import dev.wattle.failure.Failure;
import dev.wattle.throttling.Throttler;
import dev.wattle.throttling.ThrottlingSettings;
import dev.wattle.throttling.ThrottlingSettings.Limit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Limits as the other side sees them: how many calls it has under way, and what it says is left,
 * which the whole cluster then keeps to. A limit and those beside it are told together.
 */
@Component
public class VendorLimits {

  private static final Logger LOG = LoggerFactory.getLogger(VendorLimits.class);
  private static final String ALL = "all";

  private final ThrottlingSettings settings;
  private final Throttler throttler;
  private final Slots slots;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Map<String, LimitState> states = new ConcurrentHashMap<>();

  public VendorLimits(
      ThrottlingSettings settings,
      Throttler throttler,
      HazelcastInstance hazelcast,
      Clock clock,
      MeterRegistry meters) {
    this.settings = settings;
    this.throttler = throttler;
    this.slots = new Slots(hazelcast, settings.longestCall());
    this.clock = clock;
    this.meters = meters;
    settings
        .limits()
        .forEach(
            (name, limit) -> {
              if (!limit.answers().isSilent()) {
                state(name, ALL);
              }
            });
  }

  /**
   * Before a call leaves: a place among those under way.
   *
   * @throws Failure THROTTLED {@code throttling.<limit>} if there is none for {@code
   *     wattle.throttling.max-wait}
   */
  public Slot enter(String limit, String key) {
    @Nullable Limit known = settings.limits().get(limit);
    if (known == null || known.concurrent() == 0) {
      return Slot.FREE;
    }
    return slots
        .take(limit + "/" + key, known.concurrent(), settings.maxWait())
        .orElseThrow(() -> busy(limit, known.concurrent()));
  }

  private static Failure busy(String limit, int count) {
    String text = "%d calls of the limit %s are under way. It is retried by itself.";
    return Failure.throttled(
        "throttling." + limit, text.formatted(count, limit), Duration.ofSeconds(1));
  }

  /**
   * An answer has come.
   *
   * @param headers gives the value of a header, or null
   */
  public void heard(String limit, String key, UnaryOperator<@Nullable String> headers) {
    for (String name : family(limit)) {
      @Nullable Left left = Left.read(settings.limits().get(name).answers(), headers, clock);
      if (left != null) {
        state(name, key).tell(left, clock.instant());
        keepTo(name, key, left);
      }
    }
  }

  /** The call is done: without the cluster its answer counts all the same. */
  private void keepTo(String limit, String key, Left left) {
    @Nullable Duration reset = left.reset();
    try {
      if (reset == null) {
        throttler.lower(limit, key, left.calls());
      } else {
        throttler.hold(limit, key, left.calls(), reset);
      }
    } catch (HazelcastException | HazelcastInstanceNotActiveException away) {
      LOG.warn("limit-untold limit={} left={}", limit, left.calls());
    }
  }

  /** The other side wants no call for so long. */
  public void close(String limit, String key, Duration pause) {
    if (settings.limits().containsKey(limit)) {
      throttler.hold(limit, key, 0, pause);
      state(limit, key).close(clock.instant().plus(pause));
    }
  }

  /** What is known of each limit that was heard of, by its name and key. */
  public Map<String, String> sentences() {
    Map<String, String> sentences = new TreeMap<>();
    states.forEach((name, state) -> sentences.put(name, state.sentence(clock.instant())));
    settings
        .limits()
        .forEach(
            (name, limit) -> {
              if (limit.concurrent() > 0) {
                long taken = slots.taken(name + "/" + ALL, limit.concurrent());
                sentences.put(
                    name + " at a time", taken + " of " + limit.concurrent() + " under way");
              }
            });
    return sentences;
  }

  private List<String> family(String limit) {
    List<String> names = new ArrayList<>();
    if (settings.limits().containsKey(limit)) {
      names.add(limit);
      names.addAll(settings.limits().get(limit).also());
      names.removeIf(name -> !settings.limits().containsKey(name));
    }
    return names;
  }

  private LimitState state(String limit, String key) {
    return states.computeIfAbsent(
        limit + "/" + key,
        name -> {
          LimitState state = new LimitState();
          Gauge.builder("wattle.limit.remaining", state, LimitState::calls)
              .description("Calls that the vendor said are left; not a number before it said so")
              .tag("limit", limit)
              .tag("key", key)
              .register(meters);
          return state;
        });
  }
}
