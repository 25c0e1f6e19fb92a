package dev.wattle.sandbox.zendesk.records;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sliding windows; most of them hold only where the account says so. */
public final class Limits {

  private final boolean on;
  private final Clock clock;
  private final Map<String, Deque<Long>> windows = new ConcurrentHashMap<>();

  public Limits(boolean on, Clock clock) {
    this.on = on;
    this.clock = clock;
  }

  /**
   * @throws ZendeskError 429 with the seconds to wait
   */
  public void take(String name, int most, int seconds) {
    if (on) {
      always(name, most, seconds);
    }
  }

  /**
   * As above, whatever the account says.
   *
   * @throws ZendeskError 429 with the seconds to wait
   */
  public void always(String name, int most, int seconds) {
    long now = clock.millis();
    Deque<Long> window = windows.computeIfAbsent(name, key -> new ArrayDeque<>());
    synchronized (window) {
      while (!window.isEmpty() && window.peekFirst() <= now - seconds * 1000L) {
        window.removeFirst();
      }
      if (window.size() >= most) {
        long wait = window.peekFirst() + seconds * 1000L - now;
        throw ZendeskError.tooMany((int) Math.max(1, (wait + 999) / 1000));
      }
      window.addLast(now);
    }
  }
}
