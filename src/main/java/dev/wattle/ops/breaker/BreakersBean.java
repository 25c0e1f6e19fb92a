package dev.wattle.ops.breaker;

import dev.wattle.connector.breaker.Breakers;
import dev.wattle.connector.breaker.OpenBreaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Paused flows over JMX, as Hawtio shows them, and as a gauge. Public because JMX calls it. */
@Component
@ManagedResource(
    objectName = "dev.wattle:type=Breakers",
    description = "Flows that pause because the other side is away")
public class BreakersBean {

  private final Breakers breakers;

  BreakersBean(Breakers breakers, MeterRegistry meters) {
    this.breakers = breakers;
    Gauge.builder("wattle.breakers.open", breakers, all -> all.open().size())
        .description("Flows that pause because the other side is away")
        .register(meters);
    Gauge.builder("wattle.credentials.refused", breakers, BreakersBean::refused)
        .description("Flows that pause because the other side no longer knows us")
        .register(meters);
  }

  /** One sentence for each. */
  @ManagedAttribute(description = "Which flows pause, since when, and when they are tried again")
  public List<String> getPaused() {
    return breakers.open().stream().map(BreakersBean::sentence).toList();
  }

  private static long refused(Breakers breakers) {
    return breakers.open().stream().filter(open -> !open.because().isEmpty()).count();
  }

  private static String sentence(OpenBreaker open) {
    String because = open.because().isEmpty() ? "" : ". " + open.because();
    return "%s pauses since %s after %d failures; tried again at %s; %d contacts in hand, the rest waits in Kafka"
            .formatted(open.flow(), open.since(), open.failures(), open.nextProbe(), open.lanes())
        + because;
  }
}
