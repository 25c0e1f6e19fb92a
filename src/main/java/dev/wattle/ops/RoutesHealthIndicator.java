package dev.wattle.ops;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether every route runs. A flow that is paused, because its vendor is down, waits on the bus and
 * is no reason to turn webhooks away, so that is only told.
 */
@Component
class RoutesHealthIndicator implements HealthIndicator {

  private final CamelContext camel;

  RoutesHealthIndicator(CamelContext camel) {
    this.camel = camel;
  }

  @Override
  public Health health() {
    List<String> paused = inState(true);
    List<String> stopped = inState(false);
    if (camel.isStarted() && stopped.isEmpty()) {
      return Health.up()
          .withDetail("routes", camel.getRoutesSize())
          .withDetail("paused", paused)
          .build();
    }
    String problem =
        "ops.routes-stopped: %s not started. Read their first error in the log, then start them in"
            + " Hawtio or restart.";
    return Health.down()
        .withDetail("problem", problem.formatted(stopped.isEmpty() ? "Camel is" : stopped))
        .build();
  }

  private List<String> inState(boolean paused) {
    return camel.getRoutes().stream()
        .map(Route::getRouteId)
        .filter(
            id -> {
              ServiceStatus status = camel.getRouteController().getRouteStatus(id);
              boolean waits = status.isSuspended() || status == ServiceStatus.Suspending;
              return paused ? waits : !waits && !status.isStarted();
            })
        .toList();
  }
}
