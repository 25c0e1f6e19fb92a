package dev.wattle.outbound.pacing;

import dev.wattle.event.MessageRequested;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Bulkhead: a campaign works on a few messages at once, however many lanes it has, so that replies
 * and notices find processor and database free. A message that waits for its turn, or is under way
 * to WhatsApp, works on nothing and does not count.
 */
@Component
public class BulkShare {

  private final Semaphore places;

  BulkShare(PacingSettings settings) {
    this.places = new Semaphore(settings.bulkAtOnce(), true);
  }

  /** Works on a message; what is no bulk begins at once. */
  public void within(MessageRequested message, Runnable work) {
    if (!message.bulk()) {
      work.run();
      return;
    }
    places.acquireUninterruptibly();
    try {
      work.run();
    } finally {
      places.release();
    }
  }

  /** Waits for something, in the midst of work on a message, without keeping its place. */
  public <T> T aside(MessageRequested message, Supplier<T> wait) {
    if (!message.bulk()) {
      return wait.get();
    }
    places.release();
    try {
      return wait.get();
    } finally {
      places.acquireUninterruptibly();
    }
  }
}
