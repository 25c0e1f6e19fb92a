package dev.wattle.bench.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs one thing on sixteen threads for a while. */
record Stopwatch(Duration length) {

  private static final int THREADS = 16;

  double perSecond(IntConsumer work) throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    long end = System.nanoTime() + length.toNanos();
    Thread[] threads = new Thread[THREADS];
    for (int t = 0; t < THREADS; t++) {
      threads[t] =
          new Thread(
              () -> {
                while (System.nanoTime() < end) {
                  work.accept(done.getAndIncrement());
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return done.get() / (length.toMillis() / 1000.0);
  }
}
