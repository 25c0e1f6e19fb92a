package dev.wattle.inbound.gather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.bus.delivery.Batch;
import dev.wattle.bus.delivery.Delivery;
import dev.wattle.bus.delivery.Lane;
import dev.wattle.idempotency.IdempotentReceiver;
import dev.wattle.throttling.Admission;
import dev.wattle.throttling.Throttler;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What {@code lane-gather-action} and the steps around a flow need of this room. */
@Component("gatherSteps")
public class GatherSteps {

  static final String GATHERED = "gathered";
  static final String LEFT = "left";

  private final Throttler throttler;
  private final WaitingDeliveries waiting;
  private final IdempotentReceiver receiver;
  private final GatheredTimes times;
  private final Clock clock;

  GatherSteps(
      Throttler throttler,
      WaitingDeliveries waiting,
      IdempotentReceiver receiver,
      GatheredTimes times,
      Clock clock) {
    this.throttler = throttler;
    this.waiting = waiting;
    this.receiver = receiver;
    this.times = times;
    this.clock = clock;
  }

  /** What has something waiting before it goes behind that; the rest of the batch goes on. */
  public void keepOrder(Exchange exchange) {
    Batch batch = exchange.getMessage().getBody(Batch.class);
    if (batch.deliveries().isEmpty()) {
      return;
    }
    Set<String> keys = batch.deliveries().stream().map(Delivery::key).collect(Collectors.toSet());
    Set<String> behind = waiting.lanes(flow(exchange), keys);
    if (!behind.isEmpty()) {
      List<Delivery> wait =
          batch.deliveries().stream().filter(one -> behind.contains(one.key())).toList();
      waiting.append(flow(exchange), wait);
      receiver.done(flow(exchange), wait.stream().map(Delivery::id).toList());
      Batch rest =
          batch.keeping(
              batch.deliveries().stream().filter(one -> !behind.contains(one.key())).toList());
      exchange.setProperty("batch", rest);
      exchange.getMessage().setBody(rest);
    }
  }

  /**
   * The body becomes {@code {"gathered": [{"at": …, "event": …}]}}: the event and those of its lane
   * that wait behind it. Where the limit has no token, all of them wait, and the exchange ends
   * here.
   *
   * @param limit a name in {@code config/limits.yaml}; empty for none
   */
  public void gather(Exchange exchange, String limit, String key, int most, long largest) {
    @Nullable Lane lane = exchange.getProperty("lane", Lane.class);
    if (lane == null) {
      exchange.getMessage().setBody(shown(List.of(exchange.getMessage().getBody(JsonNode.class))));
      return;
    }
    Delivery first = exchange.getProperty("delivery", Delivery.class);
    Admission admission = limit.isBlank() ? null : throttler.admit(limit, key);
    if (admission != null && !admission.admitted()) {
      leave(exchange, lane.leave(first), clock.instant().plus(admission.pause()), false);
      exchange.setRouteStop(true);
      return;
    }
    String counts = exchange.getProperty("gatherCounts", "", String.class);
    List<Delivery> gathered = lane.gather(first, most, one -> size(one, counts), largest);
    exchange.setProperty(GATHERED, gathered);
    exchange.getMessage().setBody(shown(gathered.stream().map(Delivery::body).toList()));
  }

  /**
   * One of several was refused with the others: they are done again, one by one, and what waits
   * behind them after that.
   *
   * @return false if there were no others
   */
  public boolean takeApart(Exchange exchange) {
    List<Delivery> gathered = gathered(exchange);
    if (gathered.size() < 2) {
      return false;
    }
    Lane lane = exchange.getProperty("lane", Lane.class);
    Instant now = clock.instant();
    leave(exchange, gathered, now, true);
    List<Delivery> rest =
        lane.leave(gathered.get(0)).stream().filter(one -> one != gathered.get(0)).toList();
    leave(exchange, rest, now, false);
    return true;
  }

  /** All that the exchange is about, in order. */
  @SuppressWarnings("unchecked")
  public static List<Delivery> gathered(Exchange exchange) {
    Object gathered = exchange.getProperty(GATHERED);
    return gathered == null
        ? List.of(exchange.getProperty("delivery", Delivery.class))
        : (List<Delivery>) gathered;
  }

  private void leave(Exchange exchange, List<Delivery> rest, Instant due, boolean alone) {
    waiting.add(flow(exchange), rest, due, alone);
    receiver.done(flow(exchange), rest.stream().map(Delivery::id).toList());
    exchange.setProperty(LEFT, true);
  }

  private static long size(Delivery delivery, String counts) {
    return counts.isEmpty()
        ? delivery.payload().length
        : delivery.body().at(counts).asText().length();
  }

  private ObjectNode shown(List<JsonNode> events) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode gathered = body.putArray(GATHERED);
    List<String> at = times.of(events);
    for (int i = 0; i < events.size(); i++) {
      gathered.addObject().put("at", at.get(i)).set("event", events.get(i));
    }
    return body;
  }

  private static String flow(Exchange exchange) {
    return exchange.getProperty("flow", String.class);
  }
}
