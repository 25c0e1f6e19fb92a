package dev.wattle.subscription.delivery;

import dev.wattle.subscription.Signature;
import dev.wattle.subscription.Subscription;
import dev.wattle.subscription.SubscriptionSettings;
import dev.wattle.subscription.Subscriptions;
import dev.wattle.subscription.delivery.WebhookCall.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings deliveries to subscribers: for each of them the first of every lane that is due, so that a
 * contact's events keep their order. A slow subscriber holds up nobody else.
 */
@Component
public class Courier implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** Who asks for more is not asked again sooner than planned, nor later. */
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final WebhookCall call;
  private final OffListener listener;
  private final SubscriptionSettings settings;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
  private final ExecutorService rounds = Executors.newCachedThreadPool();
  private final ExecutorService calls;

  Courier(
      Subscriptions subscriptions,
      Deliveries deliveries,
      WebhookCall call,
      OffListener listener,
      SubscriptionSettings settings,
      MeterRegistry meters,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.call = call;
    this.listener = listener;
    this.settings = settings;
    this.meters = meters;
    this.clock = clock;
    this.calls = Executors.newFixedThreadPool(settings.threads());
    // There from the start, so that a rate can be told from the first delivery on.
    List.of("delivered", "again", "failed").forEach(this::counter);
  }

  private Counter counter(String result) {
    return meters.counter("wattle.webhook.deliveries", "result", result);
  }

  /** On every node: what waited for its next attempt, and what a crash left behind. */
  @Scheduled(fixedDelay = 1000)
  void sweep() {
    try {
      deliveries.due(clock.instant()).forEach(this::wake);
    } catch (DataAccessException e) {
      LOG.debug("webhook-sweep-put-off cause={}", e.getClass().getSimpleName());
    }
  }

  /** Something may be due for this subscriber. Returns at once. */
  public void wake(UUID webhook) {
    if (!rounds.isShutdown() && busy.add(webhook)) {
      rounds.execute(
          () -> {
            try {
              drain(webhook);
            } catch (DataAccessException e) {
              LOG.warn(
                  "webhook-put-off webhook={} cause={}", webhook, e.getClass().getSimpleName());
            } finally {
              busy.remove(webhook);
            }
          });
    }
  }

  /** All that is due, in rounds. */
  void drain(UUID webhook) {
    boolean more = true;
    while (more && !rounds.isShutdown()) {
      Optional<Subscription> taker = subscriptions.find(webhook).filter(Subscription::enabled);
      more = taker.isPresent() && round(taker.get());
    }
  }

  private boolean round(Subscription taker) {
    Instant now = clock.instant();
    Instant lease = now.plus(settings.timeout().multipliedBy(4));
    List<Claimed> claimed = deliveries.claim(taker.id(), now, lease, settings.parallel());
    CompletableFuture.allOf(
            claimed.stream()
                .map(one -> CompletableFuture.runAsync(() -> deliver(taker, one), calls))
                .toArray(CompletableFuture[]::new))
        .join();
    return !claimed.isEmpty();
  }

  private void deliver(Subscription taker, Claimed one) {
    Instant now = clock.instant();
    long seconds = now.getEpochSecond();
    List<byte[]> secrets = subscriptions.secrets(taker.id(), now);
    String signature = Signature.of(secrets, one.eventId(), seconds, one.body());
    Answer answer = call.post(taker.url(), one.eventId(), seconds, signature, one.body());
    String result = answer.isTaken() ? taken(taker, one, answer) : missed(taker, one, answer);
    counter(result).increment();
    LOG.debug("webhook-tried webhook={} no={} answer={}", taker.id(), one.no(), answer.text());
  }

  private String taken(Subscription taker, Claimed one, Answer answer) {
    deliveries.delivered(one, answer.text(), clock.instant());
    subscriptions.succeeded(taker.id());
    return "delivered";
  }

  private String missed(Subscription taker, Claimed one, Answer answer) {
    Instant now = clock.instant();
    boolean gone = answer.status() == 410;
    boolean last = gone || one.attempt() >= settings.retries().size();
    if (last) {
      deliveries.failed(one, answer.text());
    } else {
      deliveries.again(one, answer.text(), now.plus(wait(taker, one, answer, now)));
    }
    if (gone) {
      switchOff(taker, "gone");
    } else if (subscriptions.failed(taker.id(), now, settings.offAfter())) {
      switchOff(taker, "failing");
    }
    return last ? "failed" : "again";
  }

  /** A subscriber that asks for a pause gets it, for all that is due to it. */
  private Duration wait(Subscription taker, Claimed one, Answer answer, Instant now) {
    Duration planned = settings.retries().get(one.attempt());
    Duration asked = answer.retryAfter();
    if (asked == null || asked.compareTo(LONGEST_PAUSE) > 0) {
      return planned;
    }
    deliveries.holdOff(taker.id(), now.plus(asked));
    return asked.compareTo(planned) > 0 ? asked : planned;
  }

  /** Once, however many deliveries find it out. */
  private void switchOff(Subscription taker, String because) {
    if (subscriptions.switchOff(taker.id(), because)) {
      listener.off(taker, because);
    }
  }

  @Override
  public void destroy() {
    rounds.shutdown();
    calls.shutdown();
  }
}
