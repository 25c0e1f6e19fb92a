package dev.wattle.api;

import dev.wattle.event.Event;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where accepted events go. */
@FunctionalInterface
public interface EventSink {

  /** Completes once all are safe; fails with a {@link dev.wattle.failure.Failure}. */
  CompletableFuture<Void> publish(List<Event> events);
}
