package dev.wattle.bus.delivery;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a lane go on after a delivery that was parked or filtered out, and breaks it off after one
 * that failed for good, which happens only while Wattle stops. Camel's own stop-on-exception would
 * also stop at what was parked.
 */
@Component("laneOutcome")
public class LaneOutcome implements AggregationStrategy {

  @Override
  public Exchange aggregate(@Nullable Exchange before, Exchange delivery) {
    if (delivery.getException() != null) {
      delivery.getProperty("lane", Lane.class).breakOff(delivery.getException());
    }
    delivery.getExchangeExtension().setErrorHandlerHandled(null);
    delivery.setRouteStop(false);
    boolean brokenBefore = before != null && before.getException() != null;
    return brokenBefore ? before : delivery;
  }
}
