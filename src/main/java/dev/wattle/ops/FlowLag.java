package dev.wattle.ops;

import dev.wattle.failure.Failure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The gauge of what each flow has still to take. While Kafka is silent it keeps its last value. */
@Component
class FlowLag {

  private static final Logger LOG = LoggerFactory.getLogger(FlowLag.class);

  private final BusProbe bus;
  private final MultiGauge lag;

  FlowLag(BusProbe bus, MeterRegistry meters) {
    this.bus = bus;
    this.lag =
        MultiGauge.builder("wattle.flow.lag")
            .description("Records on the bus that the flow has still to take")
            .register(meters);
  }

  @Scheduled(fixedDelayString = "${wattle.ops.poll-interval}")
  void measure() {
    try {
      List<Row<?>> rows =
          bus.lag().entrySet().stream()
              .<Row<?>>map(flow -> Row.of(Tags.of("flow", flow.getKey()), flow.getValue()))
              .toList();
      lag.register(rows, true);
    } catch (Failure e) {
      LOG.warn("lag-unknown cause={}", e.code());
    }
  }
}
