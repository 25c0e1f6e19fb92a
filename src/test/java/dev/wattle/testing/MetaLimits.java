package dev.wattle.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Meta's throughput as strict as it can be read: in no second more than that, and no burst. */
public final class MetaLimits implements ToIntFunction<JsonNode> {

  private static final int PAIR = 45;

  private final Clock clock = Clock.systemUTC();
  private final int perSecond;
  private final Deque<Long> lastSecond = new ArrayDeque<>();
  private final Map<String, Integer> pairs = new HashMap<>();
  private int refused;
  private int busiest;

  public MetaLimits(int perSecond) {
    this.perSecond = perSecond;
  }

  @Override
  public synchronized int applyAsInt(JsonNode call) {
    long now = clock.millis();
    while (!lastSecond.isEmpty() && lastSecond.peekFirst() <= now - 1000) {
      lastSecond.removeFirst();
    }
    boolean pairFull = pairs.merge(whom(call), 1, Integer::sum) > PAIR;
    if (pairFull || lastSecond.size() >= perSecond) {
      refused++;
      return pairFull ? 131056 : 130429;
    }
    lastSecond.addLast(now);
    busiest = Math.max(busiest, lastSecond.size());
    return 0;
  }

  private static String whom(JsonNode call) {
    return call.path("to").asText(call.path("recipient").asText());
  }

  /** How often "too fast" was said. */
  public synchronized int refused() {
    return refused;
  }

  /** The most calls of any second. */
  public synchronized int busiest() {
    return busiest;
  }
}
