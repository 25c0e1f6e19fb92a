package dev.wattle.subscription.delivery;

import dev.wattle.bus.delivery.Batch;
import dev.wattle.bus.delivery.BatchReader;
import dev.wattle.bus.delivery.Delivery;
import dev.wattle.event.EventId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.subscription.Subscription;
import dev.wattle.subscription.Subscriptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns events on the bus into deliveries; {@code routes/system/subscriptions} calls it. */
@Component("subscriptionIntake")
public class SubscriptionIntake {

  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionIntake.class);
  private static final Pattern HEADER_SAFE = Pattern.compile("[!-~]{1,200}");

  private final BatchReader reader;
  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final Courier courier;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SubscriptionIntake(
      BatchReader reader,
      Subscriptions subscriptions,
      Deliveries deliveries,
      Courier courier,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.reader = reader;
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.courier = courier;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Safe to repeat: an event that comes again has its row already. Where nobody subscribes, nothing
   * is read.
   *
   * @throws Failure UNREACHABLE {@code subscription.deliveries-unwritable}: the batch stays on the
   *     bus
   */
  public Batch take(List<Exchange> polled) {
    try {
      List<Subscription> takers =
          subscriptions.all().stream().filter(Subscription::enabled).toList();
      Batch batch =
          takers.isEmpty() ? new Batch(polled, List.of()) : reader.read(polled, "subscriptions");
      keep(batch.deliveries(), takers);
      return batch;
    } catch (DataAccessException e) {
      String message = "deliveries cannot be written. See to PostgreSQL; events wait in Kafka.";
      throw Failure.of(Kind.UNREACHABLE, "subscription.deliveries-unwritable", message, e);
    }
  }

  /** Only now is the bus told; a commit that fails brings the batch again. */
  public void commit(Batch batch) {
    try {
      batch.commit();
    } catch (KafkaException e) {
      LOG.warn("commit-failed flow=subscriptions cause={}", e.getClass().getSimpleName());
    }
  }

  void keep(List<Delivery> events, List<Subscription> takers) {
    List<Arrival> arrivals = new ArrayList<>();
    for (Delivery event : events) {
      String type = event.body().path("type").asText();
      String id = headerSafe(event.body().path("id").asText(event.id()));
      takers.stream()
          .filter(taker -> taker.takes(type))
          .map(taker -> new Arrival(taker.id(), id, type, event.key(), event.payload()))
          .forEach(arrivals::add);
    }
    if (!arrivals.isEmpty()) {
      transaction.executeWithoutResult(status -> deliveries.add(arrivals, clock.instant()));
      arrivals.stream().map(Arrival::webhook).distinct().forEach(courier::wake);
    }
  }

  /** The id becomes a header and a column; one that cannot is named after itself. */
  private static String headerSafe(String id) {
    return HEADER_SAFE.matcher(id).matches() ? id : EventId.from("webhook", id);
  }
}
