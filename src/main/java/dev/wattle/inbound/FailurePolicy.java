package dev.wattle.inbound;

import dev.wattle.bus.DeadLetters;
import dev.wattle.bus.delivery.Delivery;
import dev.wattle.connector.FailureClassifier;
import dev.wattle.connector.breaker.Breakers;
import dev.wattle.event.Addresses;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.inbound.gather.GatherSteps;
import dev.wattle.inbound.limit.CallLimits;
import dev.wattle.inbound.revoke.RevokedTokens;
import dev.wattle.inbound.together.BatchSteps;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes of a failure: tried again in place, parked, or answered to the caller. Used by
 * {@code failures.camel.yaml} alone.
 */
@Component("failurePolicy")
public class FailurePolicy implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
  private static final String FAILURE = "failure";
  private static final String DELIVERY = "delivery";
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final FailureClassifier classifier;
  private final DeadLetters deadLetters;
  private final Breakers breakers;
  private final GatherSteps gather;
  private final CallLimits limits;
  private final RevokedTokens revoked;

  FailurePolicy(
      FailureClassifier classifier,
      DeadLetters deadLetters,
      Breakers breakers,
      GatherSteps gather,
      CallLimits limits,
      RevokedTokens revoked) {
    this.classifier = classifier;
    this.deadLetters = deadLetters;
    this.breakers = breakers;
    this.gather = gather;
    this.limits = limits;
    this.revoked = revoked;
  }

  /**
   * Called once for each exception: gives it its kind, and the pause that the other side asked for.
   */
  @Override
  public void process(Exchange exchange) {
    Failure failure = classifier.classify(exchange);
    exchange.setProperty(FAILURE, failure);
    exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
    failure.pause().ifPresent(pause -> pause(exchange, pause));
    limits.slowDown(exchange, failure);
    if (isOfDeliveries(exchange)) {
      tell(exchange, failure);
    }
    if (!failure.kind().isRetried()) {
      logForeign(exchange, failure);
    }
  }

  /** Before a delivery is tried again: waits while the flow pauses. */
  public void awaitBreaker(Exchange exchange) {
    if (isOfDeliveries(exchange)) {
      breakers.await(flow(exchange), exchange.getContext()::isStopping);
    }
  }

  private void tell(Exchange exchange, Failure failure) {
    String flow = flow(exchange);
    if (revoked.is(failure)) {
      revoked.tell(flow, failure);
      pause(exchange, breakers.isOpen(flow) ? Duration.ofMillis(1) : Duration.ofSeconds(1));
    } else if (failure.kind() == Kind.UNREACHABLE) {
      breakers.failed(flow);
      if (breakers.isOpen(flow)) {
        // The breaker decides how long; Camel's own back-off would go on after it has closed.
        pause(exchange, Duration.ofMillis(1));
      }
    } else if (failure.kind() != Kind.UNCERTAIN) {
      breakers.answered(flow);
    }
  }

  /**
   * Callers over HTTP are told at once and come again by themselves. A whole batch is never given
   * up, or its records would be lost. One delivery, or one call for several, is tried again as its
   * kind says.
   */
  public boolean retries(Exchange exchange) {
    if (exchange.getProperty("flow") == null) {
      return false;
    }
    Failure failure = exchange.getProperty(FAILURE, Failure.class);
    boolean retries = !isOfDeliveries(exchange) || waits(failure);
    if (retries) {
      LOG.info(
          "retry flow={} event={} kind={} code={}",
          flow(exchange),
          event(exchange),
          failure.kind(),
          failure.code());
    }
    return retries;
  }

  /**
   * The delivery becomes a dead letter. A withheld message is no failure of the flow: its receipt
   * says why.
   */
  public void park(Exchange exchange) {
    Failure failure = exchange.getProperty(FAILURE, Failure.class);
    if (exchange.getContext().isStopping() && waits(failure)) {
      // Camel tries nothing again while it stops. The bus brings it after the start.
      throw new RejectedExecutionException("we are stopping, and it stays on the bus", failure);
    }
    if (failure.kind() == Kind.WITHHELD || isOfTheRecord(failure) && gather.takeApart(exchange)) {
      return;
    }
    for (Delivery delivery : GatherSteps.gathered(exchange)) {
      deadLetters.park(flow(exchange), delivery, failure);
    }
  }

  /** Perhaps of one record only, where several were in one call. */
  private static boolean isOfTheRecord(Failure failure) {
    return failure.kind() == Kind.REFUSED || failure.kind() == Kind.MALFORMED;
  }

  /** One delivery, or a call for several that each lane waits for. */
  private static boolean isOfDeliveries(Exchange exchange) {
    return exchange.getProperty(DELIVERY) != null
        || exchange.getProperty(BatchSteps.TOGETHER) != null;
  }

  /** Whether it is tried until it is done. */
  private boolean waits(Failure failure) {
    return failure.kind().isRetried() || revoked.is(failure);
  }

  private static void pause(Exchange exchange, Duration pause) {
    long millis = Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis());
    exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, millis);
  }

  private static void logForeign(Exchange exchange, Failure failure) {
    Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    if (thrown != null && !(root(thrown) instanceof Failure)) {
      LOG.warn(
          "foreign-failure flow={} event={} code={} at={}",
          flow(exchange),
          event(exchange),
          failure.code(),
          place(root(thrown)));
    }
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && !(root instanceof Failure)) {
      root = root.getCause();
    }
    return root;
  }

  /** Type and place, not the message: a message of a library may carry a body or an address. */
  private static String place(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown.getClass().getName() + (trace.length == 0 ? "" : "@" + trace[0]);
  }

  private static String flow(Exchange exchange) {
    return exchange.getProperty("flow", String.class);
  }

  private static String event(Exchange exchange) {
    return Addresses.masked(exchange.getProperty("event", String.class));
  }
}
