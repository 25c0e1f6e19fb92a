package dev.wattle.throttling;

import com.hazelcast.core.HazelcastInstance;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.throttling.ThrottlingSettings.Limit;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.hazelcast.Bucket4jHazelcast;
import java.time.Clock;
import java.time.Duration;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Throttler (EIP) over token buckets that the cluster shares. Losing the buckets costs a burst,
 * never a message.
 */
@Component("throttler")
public class Throttler {

  /** A bucket that has been full for so long is forgotten; a new one is full as well. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

  private final ThrottlingSettings settings;
  private final ProxyManager<String> buckets;
  private final Windows windows;

  public Throttler(ThrottlingSettings settings, HazelcastInstance hazelcast, Clock clock) {
    this.settings = settings;
    this.buckets =
        Bucket4jHazelcast.entryProcessorBasedBuilder(
                hazelcast.<String, byte[]>getMap("throttling-buckets"))
            .clientClock(new ClockMeter(clock))
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(FORGOTTEN_AFTER))
            .build();
    this.windows = new Windows(hazelcast.getMap("throttling-windows"), clock);
  }

  /**
   * Takes a token if there is one; never waits.
   *
   * @param limit a name in {@code config/limits.yaml}
   * @param key whose bucket, for example a number's id
   * @throws Failure MISCONFIGURED {@code throttling.limit-unknown} if there is no such limit
   */
  public Admission admit(String limit, String key) {
    return admit(bucket(Allowance.whole(limit, key)));
  }

  private static Admission admit(Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Admission.NOW
        : Admission.after(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /**
   * Takes a token, waiting in line for it if that is not longer than {@code longest}.
   *
   * @return not admitted, at once, if the line is longer
   * @throws Failure as {@link #admit}; THROTTLED if interrupted
   */
  public Admission await(String limit, String key, Duration longest) {
    return await(Allowance.whole(limit, key), longest);
  }

  /** As above, where only a share of the limit may be used. */
  public Admission await(Allowance allowance, Duration longest) {
    Bucket bucket = bucket(allowance);
    Admission now = admit(bucket);
    if (now.admitted() || now.pause().compareTo(longest) > 0) {
      return now;
    }
    try {
      return bucket.asBlocking().tryConsume(1, longest, BlockingStrategy.PARKING)
          ? Admission.NOW
          : Admission.after(longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw exceeded(allowance.limit(), now.pause());
    }
  }

  /**
   * For {@code throttle-action}: returns with a token of the limit, and of those beside it.
   *
   * @throws Failure THROTTLED {@code throttling.<limit>} with the pause, if the line is longer than
   *     {@code wattle.throttling.max-wait}
   */
  public void throttle(String limit, String key) {
    Allowance whole = Allowance.whole(limit, key);
    refuseWhile(limit, windows.pause(whole.bucket()));
    Admission admission = await(whole, settings.maxWait());
    if (!admission.admitted()) {
      throw exceeded(limit, admission.pause());
    }
    refuseWhile(limit, windows.take(whole.bucket()));
    settings.limits().get(limit).also().forEach(beside -> throttle(beside, key));
  }

  /** The other side says that no more than that is left; more is never given. */
  public void lower(String limit, String key, long left) {
    Bucket bucket = bucket(Allowance.whole(limit, key));
    long surplus = bucket.getAvailableTokens() - Math.max(0, left);
    if (surplus > 0) {
      bucket.tryConsumeAsMuchAsPossible(surplus);
    }
  }

  /**
   * For {@link #throttle} on all nodes: no more than that for so long, whatever the bucket holds.
   */
  public void hold(String limit, String key, long left, Duration reset) {
    bucket(Allowance.whole(limit, key));
    windows.tell(Allowance.whole(limit, key).bucket(), left, reset);
  }

  private static void refuseWhile(String limit, Duration closed) {
    if (!closed.isZero()) {
      throw exceeded(limit, closed);
    }
  }

  private Bucket bucket(Allowance allowance) {
    String limit = allowance.limit();
    @Nullable Limit known = settings.limits().get(limit);
    if (known == null) {
      String text = "there is no limit '%s'. Add it to config/limits.yaml, or use one of %s.";
      throw Failure.of(
          Kind.MISCONFIGURED,
          "throttling.limit-unknown",
          text.formatted(limit, new TreeSet<>(settings.limits().keySet())));
    }
    return buckets
        .builder()
        .build(allowance.bucket(), () -> configuration(known.of(allowance.key()), allowance));
  }

  private static BucketConfiguration configuration(
      ThrottlingSettings.Bucket bucket, Allowance allowance) {
    long capacity = allowance.of(bucket.capacity());
    Duration per = allowance.stretch(bucket.per());
    return BucketConfiguration.builder()
        .addLimit(
            band ->
                band.capacity(capacity)
                    .refillGreedy(bucket.refill(), per)
                    // Another share is no reason for a burst.
                    .initialTokens(allowance.isWhole() ? capacity : 1))
        .build();
  }

  private static Failure exceeded(String limit, Duration wait) {
    String text = "the limit %s is used up for %d ms. It is retried by itself.";
    return Failure.throttled("throttling." + limit, text.formatted(limit, wait.toMillis()), wait);
  }
}
