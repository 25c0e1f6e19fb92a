package dev.wattle.sandbox.whatsapp.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who wrote when, which opens the service window, and who wants no marketing. */
public final class People {

  private static final Duration WINDOW = Duration.ofHours(24);

  private final Shelf shelf;
  private final Clock clock;

  public People(ObjectStore store, Clock clock) {
    this.shelf = new Shelf(store, "whatsapp", "person");
    this.clock = clock;
  }

  /**
   * @param address digits of the phone number, or user id
   */
  public Optional<ObjectNode> find(String address) {
    return shelf.get(address);
  }

  public String name(String address) {
    return find(address).map(person -> person.path("name").asText("")).orElse("");
  }

  public void name(String address, String name) {
    change(address, "name", name);
  }

  public void marketing(String address, String value) {
    change(address, "marketing", value);
  }

  public boolean refusesMarketing(String address) {
    return find(address).filter(p -> "stop".equals(p.path("marketing").asText())).isPresent();
  }

  /** Who wrote in a group last. */
  public void member(String group, String address) {
    change(group, "member", address);
  }

  /** Empty if nobody wrote there, or nobody with a number. */
  String member(String group) {
    return find(group).map(known -> known.path("member").asText("")).orElse("");
  }

  /** Opens the person's service window, unless a later message did already. */
  public synchronized void wrote(String address, Instant at) {
    if (at.isAfter(lastInbound(address))) {
      change(address, "lastInbound", at.toString());
      notifyAll();
    }
  }

  public boolean windowIsOpen(String address) {
    return lastInbound(address).plus(WINDOW).isAfter(clock.instant());
  }

  /**
   * Others may sign webhooks too, and we learn of those only by the bus: hence the patience.
   *
   * @param patience how long to wait for the window to open
   */
  public synchronized boolean windowOpens(String address, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    while (!windowIsOpen(address)) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private Instant lastInbound(String address) {
    return find(address)
        .map(person -> person.path("lastInbound").asText(""))
        .filter(text -> !text.isEmpty())
        .map(Instant::parse)
        .orElse(Instant.EPOCH);
  }

  private synchronized void change(String address, String field, String value) {
    if (shelf.change(address, person -> person.put(field, value)).isEmpty()) {
      ObjectNode person = JsonNodeFactory.instance.objectNode().put("id", address);
      shelf.put(address, person.put(field, value));
    }
  }
}
