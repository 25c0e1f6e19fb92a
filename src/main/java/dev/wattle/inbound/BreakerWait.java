package dev.wattle.inbound;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** Camel's step before each redelivery: while the flow pauses, only the probe goes on. */
@Component("breakerWait")
class BreakerWait implements Processor {

  private final FailurePolicy policy;

  BreakerWait(FailurePolicy policy) {
    this.policy = policy;
  }

  @Override
  public void process(Exchange exchange) {
    policy.awaitBreaker(exchange);
  }
}
