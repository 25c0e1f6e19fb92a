package dev.wattle.outbound.effect;

import dev.wattle.event.Event;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was announced, in its order. */
public final class Announced implements Announcer {

  private final List<Event> events = new CopyOnWriteArrayList<>();

  /** Those of one type. */
  public List<Event> of(String type) {
    return events.stream().filter(event -> event.type().equals(type)).toList();
  }

  @Override
  public void announce(Event event) {
    events.add(event);
  }
}
