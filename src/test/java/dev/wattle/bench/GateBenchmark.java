package dev.wattle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.outbound.send.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verdicts per second of the whole gate, claim and budget included, over a real database. The clock
 * is moved by hand, so that no limit bounds it. A time is never asserted.
 */
class GateBenchmark {

  private static final Logger LOG = LoggerFactory.getLogger(GateBenchmark.class);
  private static final int THREADS = 16;
  private static final int WARM_UP = 2_000;
  private static final int MEASURED = 10_000;

  @Test
  void verdictsPerSecond() throws Exception {
    try (Load load = Load.unthrottled(100_000)) {
      judge(load, 0, WARM_UP);
      long start = System.nanoTime();
      judge(load, WARM_UP, MEASURED);
      double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
      LOG.info(
          "gate verdicts={} threads={} seconds={} per-second={}",
          MEASURED,
          THREADS,
          "%.2f".formatted(seconds),
          Math.round(MEASURED / seconds));
    }
  }

  private static void judge(Load load, int from, int count) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Boolean>> verdicts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int no = from + i;
        verdicts.add(threads.submit(() -> load.judges(no)));
      }
      for (Future<Boolean> verdict : verdicts) {
        assertThat(verdict.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
