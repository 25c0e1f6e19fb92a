package dev.wattle.inbound.limit;

import dev.wattle.connector.account.Accounts;
import dev.wattle.failure.Failure;
import dev.wattle.throttling.Throttler;
import dev.wattle.throttling.vendor.Slot;
import dev.wattle.throttling.vendor.VendorLimits;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Keeps every call of a flow to the limit that its last {@code throttle-action} named: the token
 * that it took there is good for one call, the next call or the next attempt takes one of its own.
 */
@Component
public class CallLimits {

  private static final String LIMIT = "callLimit";
  private static final String KEY = "callLimitKey";
  private static final String PAID = "callPaid";

  private final Throttler throttler;
  private final VendorLimits limits;

  public CallLimits(Throttler throttler, VendorLimits limits, Accounts accounts) {
    this.throttler = throttler;
    this.limits = limits;
    accounts.gate(
        (exchange, call) -> {
          Slot slot = enter(exchange);
          try {
            call.run();
            heard(exchange);
          } finally {
            slot.close();
          }
        });
  }

  /**
   * Before a call leaves.
   *
   * @throws Failure THROTTLED if it may not leave for longer than we wait in place
   */
  Slot enter(Exchange exchange) {
    String limit = exchange.getProperty(LIMIT, String.class);
    if (limit == null) {
      return Slot.FREE;
    }
    String key = key(exchange);
    if (exchange.removeProperty(PAID) == null) {
      throttler.throttle(limit, key);
    }
    return limits.enter(limit, key);
  }

  /** The answer is there; its headers are still on the message. */
  void heard(Exchange exchange) {
    String limit = exchange.getProperty(LIMIT, String.class);
    if (limit != null) {
      limits.heard(
          limit, key(exchange), name -> exchange.getMessage().getHeader(name, String.class));
    }
  }

  /** The vendor asked for a pause: all nodes keep to it, not only this event. */
  public void slowDown(Exchange exchange, Failure failure) {
    String limit = exchange.getProperty(LIMIT, String.class);
    if (limit != null && "connector.throttled".equals(failure.code())) {
      limits.close(limit, key(exchange), failure.pause().orElse(Duration.ZERO));
    }
  }

  private static String key(Exchange exchange) {
    return exchange.getProperty(KEY, "all", String.class);
  }
}
