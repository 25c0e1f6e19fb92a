package dev.wattle.outbound.effect;

import dev.wattle.event.Event;

/** Tells flows and other systems what an error led to. */
@FunctionalInterface
public interface Announcer {

  /**
   * Returns once the event is safe on the bus.
   *
   * @throws RuntimeException if it is not; the caller's record comes again then
   */
  void announce(Event event);
}
