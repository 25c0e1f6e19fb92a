package dev.wattle.sandbox.whatsapp.webhook;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What simulated Meta does a little later. */
public final class MetaTimer implements AutoCloseable {

  private final ScheduledExecutorService executor =
      Executors.newScheduledThreadPool(
          2,
          work -> {
            Thread thread = new Thread(work, "sandbox-meta");
            thread.setDaemon(true);
            return thread;
          });

  /** Runs it then, unless the process ends before. */
  public void later(Runnable work, long millis) {
    try {
      executor.schedule(work, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      // Nothing is due any more; a restart takes it up again.
      executor.shutdown();
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
