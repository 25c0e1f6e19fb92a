package dev.wattle.connector.breaker;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The Circuit Breaker of each flow. It loses nothing and reorders nothing: a lane that waits has
 * its event in hand, and everything behind it stays in Kafka.
 */
@Component
@EnableConfigurationProperties(BreakerSettings.class)
public class Breakers {

  private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);

  private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();
  private final BreakerSettings settings;
  private final Clock clock;

  public Breakers(BreakerSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A call of the flow reached nobody. */
  public void failed(String flow) {
    if (of(flow).failed()) {
      LOG.warn("paused flow={} failures={}", flow, settings.failures());
    }
  }

  /**
   * A call of the flow was told that nobody there knows us.
   *
   * @param remedy one sentence for whoever has to mend it
   * @return whether the flow pauses now, or has this reason now; it has not had it before
   */
  public boolean refused(String flow, String remedy) {
    boolean news = of(flow).refused(remedy);
    if (news) {
      LOG.warn("paused flow={} because=credentials", flow);
    }
    return news;
  }

  /** A call of the flow was answered. */
  public void answered(String flow) {
    of(flow).answered().ifPresent(open -> LOG.info("resumed flow={} after={}", flow, open));
  }

  /**
   * Returns at once while the flow goes on; else when it goes on, or when the caller is the one who
   * tries.
   *
   * @param stopping asked ten times a second; true lets the caller go
   */
  public void await(String flow, BooleanSupplier stopping) {
    try {
      of(flow).await(stopping);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the flow pauses. */
  public boolean isOpen(String flow) {
    return of(flow).open(flow).isPresent();
  }

  /** The flows that pause on this node. */
  public List<OpenBreaker> open() {
    return breakers.entrySet().stream()
        .map(entry -> entry.getValue().open(entry.getKey()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Breaker of(String flow) {
    return breakers.computeIfAbsent(flow, name -> new Breaker(settings, clock));
  }
}
