package dev.wattle.subscription;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events go to subscribers. A wrong value refuses the start.
 *
 * @param privateTargets whether plain http and addresses that are not public may be subscribed
 * @param timeout how long a subscriber may take for one delivery
 * @param retries the wait before each attempt, the first included
 * @param offAfter how long a subscriber may fail without one success before it is switched off
 * @param rotation how long the previous secret signs beside the new one
 * @param parallel deliveries to one subscriber at once, each of another contact
 * @param threads deliveries to all subscribers at once
 */
@ConfigurationProperties("wattle.subscription")
public record SubscriptionSettings(
    @DefaultValue("false") boolean privateTargets,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue({"0s", "5s", "5m", "30m", "2h", "5h", "10h", "10h"}) List<Duration> retries,
    @DefaultValue("5d") Duration offAfter,
    @DefaultValue("24h") Duration rotation,
    @DefaultValue("8") int parallel,
    @DefaultValue("32") int threads) {

  public SubscriptionSettings {
    check("timeout", timeout, !timeout.isNegative() && !timeout.isZero(), "more than 0s");
    boolean waits = retries.stream().noneMatch(Duration::isNegative);
    check("retries", retries, !retries.isEmpty() && waits, "a list of waits, 0s or more each");
    check("off-after", offAfter, offAfter.compareTo(Duration.ofHours(1)) >= 0, "1h or more");
    check("rotation", rotation, !rotation.isNegative(), "0s or more");
    check("parallel", parallel, parallel >= 1 && parallel <= 100, "1 to 100");
    check("threads", threads, threads >= parallel && threads <= 500, "parallel to 500");
  }

  private static void check(String key, Object value, boolean right, String remedy) {
    if (!right) {
      throw new IllegalArgumentException(
          "subscription.setting-wrong: wattle.subscription.%s is %s. Set it to %s."
              .formatted(key, value, remedy));
    }
  }
}
