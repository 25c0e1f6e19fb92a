package dev.wattle.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Every single latency of a run, for exact percentiles. */
public final class Latencies {

  private final long[] nanos;
  private final AtomicInteger count = new AtomicInteger();

  public Latencies(int most) {
    nanos = new long[most];
  }

  public void add(long nano) {
    int at = count.getAndIncrement();
    if (at < nanos.length) {
      nanos[at] = nano;
    }
  }

  public int count() {
    return Math.min(count.get(), nanos.length);
  }

  /** In milliseconds. */
  public double percentile(double share) {
    long[] sorted = Arrays.copyOf(nanos, count());
    Arrays.sort(sorted);
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1e6;
  }
}
