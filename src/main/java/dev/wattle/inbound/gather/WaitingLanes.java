package dev.wattle.inbound.gather;

import dev.wattle.inbound.gather.Claims.Claimed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets lanes that waited go on once their limit has a token: each on one node, lanes side by side.
 */
@Component
@EnableConfigurationProperties(GatherSettings.class)
class WaitingLanes {

  private static final Logger LOG = LoggerFactory.getLogger(WaitingLanes.class);

  private final Claims claims;
  private final LaneRun run;
  private final CamelContext camel;
  private final AtomicLong waits = new AtomicLong();
  private @Nullable ExecutorService lanes;

  WaitingLanes(Claims claims, LaneRun run, CamelContext camel, MeterRegistry meters) {
    this.claims = claims;
    this.run = run;
    this.camel = camel;
    Gauge.builder("wattle.waiting", waits, AtomicLong::get)
        .description("Deliveries that wait in PostgreSQL for a limit of their own")
        .register(meters);
  }

  /** On every node. */
  @Scheduled(fixedDelayString = "${wattle.gather.interval}")
  void goOn() {
    if (!camel.isStarted()) {
      return;
    }
    try {
      Map<String, Long> waiting = claims.waiting();
      waits.set(waiting.values().stream().mapToLong(Long::longValue).sum());
      List<String> here = waiting.keySet().stream().filter(this::runsHere).toList();
      if (!here.isEmpty()) {
        claims.renew();
        claims.take(here).forEach(this::begin);
      }
    } catch (DataAccessException e) {
      LOG.warn("waiting-unknown cause={}", e.getClass().getSimpleName());
    }
  }

  private boolean runsHere(String flow) {
    @Nullable Route route = camel.getRoute(flow);
    return route != null && camel.getRouteController().getRouteStatus(flow).isStarted();
  }

  private void begin(Claimed claimed) {
    try {
      executor().execute(() -> goOn(claimed));
    } catch (RejectedExecutionException stopping) {
      claims.release(claimed);
    }
  }

  private void goOn(Claimed claimed) {
    try {
      run.run(claimed.flow(), claimed.lane());
    } catch (RuntimeException e) {
      LOG.warn(
          "waiting-lane-interrupted flow={} cause={}",
          claimed.flow(),
          e.getClass().getSimpleName());
    } finally {
      claims.release(claimed);
    }
  }

  private synchronized ExecutorService executor() {
    if (lanes == null) {
      lanes = camel.getExecutorServiceManager().newThreadPool(this, "waiting-lanes", "lanes");
    }
    return lanes;
  }
}
