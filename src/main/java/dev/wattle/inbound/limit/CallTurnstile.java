package dev.wattle.inbound.limit;

import dev.wattle.failure.Failure;
import dev.wattle.throttling.vendor.Slot;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointAware;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.stereotype.Component;

/** Stands before every step of a route that calls by HTTP. */
@Component
final class CallTurnstile implements InterceptStrategy {

  private final CallLimits limits;

  CallTurnstile(CallLimits limits) {
    this.limits = limits;
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
    return callsByHttp(definition, nextTarget) || callsByHttp(definition, target)
        ? new Turnstile(target)
        : target;
  }

  private static boolean callsByHttp(NamedNode definition, Processor step) {
    if (step instanceof EndpointAware aware && aware.getEndpoint() instanceof HttpEndpoint) {
      return true;
    }
    return definition instanceof ToDynamicDefinition dynamic
        && (dynamic.getUri().startsWith("http") || dynamic.getUri().startsWith("{{baseUrl}}"));
  }

  private final class Turnstile extends DelegateAsyncProcessor {

    Turnstile(Processor target) {
      super(target);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      Slot slot;
      try {
        slot = limits.enter(exchange);
      } catch (Failure wait) {
        exchange.setException(wait);
        callback.done(true);
        return true;
      }
      return super.process(
          exchange,
          synchronous -> {
            slot.close();
            limits.heard(exchange);
            callback.done(synchronous);
          });
    }
  }
}
