package dev.wattle.ops;

import dev.wattle.failure.Failure;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Without Kafka no webhook can be accepted. */
@Component
class KafkaHealthIndicator implements HealthIndicator {

  private final BusProbe bus;

  KafkaHealthIndicator(BusProbe bus) {
    this.bus = bus;
  }

  @Override
  public Health health() {
    try {
      return Health.up().withDetail("brokers", bus.nodes()).build();
    } catch (Failure e) {
      return Health.down().withDetail("problem", String.valueOf(e.getMessage())).build();
    }
  }
}
