package dev.wattle.connector.cursor;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** The first step of a flow that begins by the clock, as a bean of its source's template. */
public final class TurnBegin extends ServiceSupport implements Processor, CamelContextAware {

  private final TurnSchedule schedule;
  private final String flow;
  private final Duration period;
  private @Nullable CamelContext camel;

  /**
   * Made by the Kamelet, once for each flow.
   *
   * @param period for example 10m
   */
  public TurnBegin(TurnSchedule schedule, String flow, String period) {
    this.schedule = schedule;
    this.flow = flow;
    this.period = Duration.ofMillis(org.apache.camel.util.TimeUtils.toMilliSeconds(period));
  }

  @Override
  public void process(Exchange exchange) {
    exchange.getMessage().removeHeaders("*");
  }

  @Override
  protected void doStart() {
    schedule.begin(flow, java.util.Objects.requireNonNull(camel), period);
  }

  @Override
  protected void doStop() {
    schedule.end(flow);
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return camel;
  }

  @Override
  public void setCamelContext(@Nullable CamelContext context) {
    camel = context;
  }
}
