package dev.wattle.inbound;

import dev.wattle.bus.delivery.Batch;
import dev.wattle.bus.delivery.Delivery;
import dev.wattle.bus.delivery.Lane;
import dev.wattle.connector.breaker.Breakers;
import dev.wattle.event.Addresses;
import dev.wattle.event.Delivered;
import dev.wattle.event.Position;
import dev.wattle.idempotency.IdempotentReceiver;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * The steps between a poll and a flow; {@code routes/system/deliveries.camel.yaml} strings them
 * together.
 */
@Component("deliverySteps")
public class DeliverySteps {

  private static final Logger LOG = LoggerFactory.getLogger(DeliverySteps.class);
  private static final String BATCH = "batch";
  private static final String LANE = "lane";

  private final IdempotentReceiver receiver;
  private final Breakers breakers;
  private final Clock clock;

  DeliverySteps(IdempotentReceiver receiver, Breakers breakers, Clock clock) {
    this.receiver = receiver;
    this.breakers = breakers;
    this.clock = clock;
  }

  /** The batch in the body, without what the flow has done already. */
  public void keepFresh(Exchange exchange) {
    Batch batch = exchange.getMessage().getBody(Batch.class);
    Batch fresh = batch.keeping(receiver.fresh(flow(exchange), batch.deliveries()));
    exchange.setProperty(BATCH, fresh);
    exchange.getMessage().setBody(fresh);
  }

  /** The flow sees the JSON; the delivery stays beside it for the case of failure. */
  public void unwrap(Exchange exchange) {
    Lane lane = exchange.getProperty(LANE, Lane.class);
    @Nullable Exception broken = lane.broken();
    if (lane.goesOn() && broken == null) {
      breakers.answered(flow(exchange));
    }
    if (broken != null) {
      throw new RejectedExecutionException("an earlier event of this contact is not done", broken);
    }
    Delivery delivery = exchange.getMessage().getBody(Delivery.class);
    if (lane.isTaken(delivery)) {
      exchange.setRouteStop(true);
      return;
    }
    receiver.done(flow(exchange), lane.effected());
    breakers.await(flow(exchange), exchange.getContext()::isStopping);
    exchange.setProperty("delivery", delivery);
    exchange.setProperty("event", delivery.id());
    exchange.setProperty("subject", delivery.body().path("subject").textValue());
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(delivery.body());
    MDC.put("flow", flow(exchange));
    MDC.put("event", Addresses.masked(delivery.id()));
  }

  /** Every delivery of the lane has had its effect, or is parked. */
  public void finish(Exchange exchange) {
    Lane lane = exchange.getProperty(LANE, Lane.class);
    Batch batch = exchange.getProperty(BATCH, Batch.class);
    if (lane.broken() == null) {
      breakers.answered(flow(exchange));
    }
    receiver.done(flow(exchange), batch.finished(lane, clock.instant()));
    MDC.remove("flow");
    MDC.remove("event");
  }

  /**
   * Kafka need not bring the batch again. Where it does all the same, the receiver knows what is
   * done.
   */
  public void commit(Exchange exchange) {
    Batch batch = exchange.getProperty(BATCH, Batch.class);
    receiver.done(flow(exchange), batch.written());
    try {
      batch.commit();
    } catch (CommitFailedException | RetriableException e) {
      LOG.warn("commit-failed flow={} cause={}", flow(exchange), e.getClass().getSimpleName());
    }
  }

  /**
   * For keys of the flow's own: whether property {@code idempotencyKey} came before, from another
   * position.
   */
  public boolean isDuplicate(Exchange exchange) {
    Position position = exchange.getProperty("delivery", Delivery.class).position();
    Keyed keyed = new Keyed(exchange.getProperty("idempotencyKey", String.class), position);
    return receiver.fresh(flow(exchange) + ":key", List.of(keyed)).isEmpty();
  }

  private static String flow(Exchange exchange) {
    return exchange.getProperty("flow", String.class);
  }

  private record Keyed(String id, Position position) implements Delivered {}
}
