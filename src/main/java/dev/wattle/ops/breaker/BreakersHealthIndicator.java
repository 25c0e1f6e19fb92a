package dev.wattle.ops.breaker;

import dev.wattle.connector.breaker.Breakers;
import dev.wattle.connector.breaker.OpenBreaker;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down while a flow pauses. Not part of readiness: nothing is lost, and every other flow goes on.
 */
@Component
class BreakersHealthIndicator implements HealthIndicator {

  private final Breakers breakers;

  BreakersHealthIndicator(Breakers breakers) {
    this.breakers = breakers;
  }

  @Override
  public Health health() {
    List<OpenBreaker> open = breakers.open();
    return (open.isEmpty() ? Health.up() : Health.down()).withDetail("paused", open).build();
  }
}
