package dev.wattle.connector.cursor;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The flows that begin by the clock on this node, and their turns. */
public class Turns {

  static final String FLOW = "turn";
  static final String MORE = "cursorMore";
  static final String AGAIN = "cursorAgain";

  /** How soon a turn that failed is tried again, unless the flow's period is shorter. */
  static final Duration RETRY = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** Others use the scheduler's threads too: messages that wait, for example. */
  private static final int AT_ONCE = 2;

  private static final Duration NO_ROOM = Duration.ofSeconds(1);

  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final CursorRows rows;
  private final Clock clock;

  Turns(CursorRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  private record Running(CamelContext camel, Duration period) {}

  /** The period of a flow that runs on this node; empty for any other. */
  public Optional<Duration> period(String flow) {
    return Optional.ofNullable(running.get(flow)).map(Running::period);
  }

  void begin(String flow, CamelContext camel, Duration period) {
    running.put(flow, new Running(camel, period));
  }

  void end(String flow) {
    running.remove(flow);
  }

  /**
   * Does one turn.
   *
   * @return when the next one is due
   */
  Instant turn(String flow) {
    Running here = running.get(flow);
    if (here == null) {
      // Some other node may have it, or it was switched off.
      return clock.instant().plus(RETRY);
    }
    if (!room.tryAcquire()) {
      return clock.instant().plus(NO_ROOM);
    }
    try {
      Exchange exchange = send(flow, here.camel());
      Duration wait = failure(exchange) == null ? here.period() : pause(flow, exchange, here);
      boolean again = exchange.getProperty(AGAIN, false, Boolean.class);
      return clock.instant().plus(again ? Duration.ZERO : wait);
    } finally {
      room.release();
    }
  }

  private static Exchange send(String flow, CamelContext camel) {
    try (ProducerTemplate template = camel.createProducerTemplate()) {
      Exchange exchange = new DefaultExchange(camel);
      exchange.setProperty(FLOW, flow);
      return template.send("direct:turn-" + flow, exchange);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Duration pause(String flow, Exchange exchange, Running here) {
    Failure failure = java.util.Objects.requireNonNull(failure(exchange));
    LOG.warn("turn-failed flow={} kind={} code={}", flow, failure.kind(), failure.code());
    rows.failed(flow, clock.instant(), failure.code());
    if (failure.kind() == Kind.REFUSED) {
      rows.forgetToken(flow);
    }
    exchange.removeProperty(AGAIN);
    Duration wait = here.period().compareTo(RETRY) < 0 ? here.period() : RETRY;
    Duration asked = failure.pause().orElse(wait);
    return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
  }

  private static @Nullable Failure failure(Exchange exchange) {
    Failure named = exchange.getProperty("failure", Failure.class);
    Exception thrown = exchange.getException();
    if (named != null || thrown == null) {
      return named;
    }
    return thrown instanceof Failure failure
        ? failure
        : Failure.of(Kind.MISCONFIGURED, "connector.turn", thrown.getClass().getName(), thrown);
  }
}
