package dev.wattle.inbound.gather;

import dev.wattle.bus.delivery.Delivery;
import dev.wattle.bus.delivery.Lane;
import dev.wattle.bus.delivery.LaneOutcome;
import dev.wattle.inbound.gather.WaitingDeliveries.Waiting;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultExchange;
import org.springframework.stereotype.Component;

/** Does what waited in a lane, through the same steps of the same flow as if the bus brought it. */
@Component
class LaneRun {

  private final WaitingDeliveries waiting;
  private final LaneOutcome outcome;
  private final CamelContext camel;
  private final ProducerTemplate routes;

  LaneRun(
      WaitingDeliveries waiting, LaneOutcome outcome, CamelContext camel, ProducerTemplate routes) {
    this.waiting = waiting;
    this.outcome = outcome;
    this.camel = camel;
    this.routes = routes;
  }

  /** Returns when what was there has had its effect, is parked, or waits again. */
  void run(String flow, String key) {
    Lane lane = new Lane(together(waiting.of(flow, key)));
    for (Delivery delivery : lane) {
      if (lane.broken() == null && !lane.isTaken(delivery)) {
        effect(flow, lane, delivery);
      }
    }
    waiting.forget(flow, key);
  }

  private void effect(String flow, Lane lane, Delivery delivery) {
    Exchange exchange = new DefaultExchange(camel);
    exchange.setProperty("flow", flow);
    exchange.setProperty("lane", lane);
    exchange.getMessage().setBody(delivery);
    routes.send("direct:unwrap-delivery", exchange);
    if (exchange.getException() == null && !exchange.isRouteStop()) {
      enter(flow, exchange);
    }
    List<Delivery> about = GatherSteps.gathered(exchange);
    boolean left = exchange.getProperty(GatherSteps.LEFT, false, Boolean.class);
    outcome.aggregate(null, exchange);
    if (lane.broken() == null && !left) {
      waiting.done(flow, about);
    }
  }

  /**
   * Where the flow's source would hand it over; the flow's own failure handling holds from here.
   */
  private void enter(String flow, Exchange exchange) {
    try {
      ((DefaultConsumer) camel.getRoute(flow).getConsumer()).getProcessor().process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    }
  }

  /** What goes alone is a lane by itself. */
  private static List<Delivery> together(List<Waiting> all) {
    if (!all.isEmpty() && all.get(0).alone()) {
      return List.of(all.get(0).delivery());
    }
    return all.stream().takeWhile(one -> !one.alone()).map(Waiting::delivery).toList();
  }
}
