package dev.wattle.subscription.delivery;

import dev.wattle.subscription.Subscription;
import dev.wattle.subscription.Subscriptions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Down while a subscriber is off that nobody switched off. Not part of readiness: everything else
 * goes on.
 */
@Component("webhooksHealthIndicator")
class SubscriptionWatch implements HealthIndicator {

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final AtomicLong pending = new AtomicLong();
  private final AtomicLong off = new AtomicLong();

  SubscriptionWatch(Subscriptions subscriptions, Deliveries deliveries, MeterRegistry meters) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    Gauge.builder("wattle.webhook.pending", pending, AtomicLong::get)
        .description("Deliveries that wait for their first or next attempt")
        .register(meters);
    Gauge.builder("wattle.webhook.off", off, AtomicLong::get)
        .description("Subscribers that were switched off because they failed or are gone")
        .register(meters);
  }

  @Scheduled(fixedDelayString = "${wattle.ops.poll-interval}")
  void count() {
    try {
      pending.set(deliveries.pending());
      off.set(lost().size());
    } catch (DataAccessException away) {
      // The health of the database says so; the last figures stay.
      return;
    }
  }

  @Override
  public Health health() {
    try {
      List<Subscription> lost = lost();
      Health.Builder health = lost.isEmpty() ? Health.up() : Health.down();
      return health
          .withDetail("off", lost.stream().map(SubscriptionWatch::sentence).toList())
          .build();
    } catch (DataAccessException e) {
      return Health.unknown().withDetail("problem", "the database is away").build();
    }
  }

  private List<Subscription> lost() {
    return subscriptions.all().stream()
        .filter(one -> "gone".equals(one.offBecause()) || "failing".equals(one.offBecause()))
        .toList();
  }

  private static String sentence(Subscription one) {
    return "%s (%s) is off: %s. Mend it and switch it on, or remove it, by /ops/webhooks"
        .formatted(one.name(), one.id(), one.offBecause());
  }
}
