package dev.wattle.sandbox.quota;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The quotas that are switched on, by vendor, and what they saw. */
public final class Quotas {

  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private final Clock clock;

  public Quotas(Clock clock) {
    this.clock = clock;
  }

  /** Begins to count anew. */
  public void set(String vendor, Quota quota) {
    counters.put(vendor, new Counter(quota));
  }

  public void clear(String vendor) {
    counters.remove(vendor);
  }

  /** By vendor: the quota, calls admitted and refused, and the most that were under way. */
  public Map<String, Seen> all() {
    Map<String, Seen> all = new TreeMap<>();
    counters.forEach((vendor, counter) -> all.put(vendor, counter.seen()));
    return all;
  }

  /** A call has come; {@link Entry#leave} when it is answered. */
  public Entry enter(String vendor) {
    return counters.computeIfAbsent(vendor, name -> new Counter(Quota.NONE)).enter();
  }

  /** One call that is under way. */
  public interface Entry {

    Turn turn();

    void leave();
  }

  /** What a quota saw. */
  public record Seen(Quota quota, long admitted, long refused, int mostAtATime) {}

  private final class Counter {
    private final Quota quota;
    private int underWay;
    private int mostAtATime;
    private int used;
    private long windowEnds;
    private long admitted;
    private long refused;

    Counter(Quota quota) {
      this.quota = quota;
    }

    synchronized Entry enter() {
      underWay++;
      boolean tooManyAtATime = quota.atATime() > 0 && underWay > quota.atATime();
      long now = clock.millis();
      if (now >= windowEnds) {
        windowEnds = now + quota.seconds() * 1000L;
        used = 0;
      }
      boolean tooMany = quota.calls() > 0 && used >= quota.calls();
      if (tooMany || tooManyAtATime) {
        refused++;
      } else {
        used++;
        admitted++;
        mostAtATime = Math.max(mostAtATime, underWay);
      }
      return entry(tooManyAtATime, tooMany, (int) ((windowEnds - now + 999) / 1000));
    }

    private Entry entry(boolean tooManyAtATime, boolean tooMany, int reset) {
      int left = Math.max(0, quota.calls() - used);
      Turn turn = new Turn(tooManyAtATime, tooMany, quota.calls(), left, reset);
      return new Entry() {
        @Override
        public Turn turn() {
          return turn;
        }

        @Override
        public void leave() {
          left();
        }
      };
    }

    private synchronized void left() {
      underWay--;
    }

    synchronized Seen seen() {
      return new Seen(quota, admitted, refused, mostAtATime);
    }
  }
}
