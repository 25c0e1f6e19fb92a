package dev.wattle.sandbox;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** The faults that are switched on, by vendor. */
public final class Faults {

  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /** Replaces the vendor's fault; connections that the old one holds are let go. */
  public void set(String vendor, Fault fault) {
    faults.put(vendor, fault);
    listeners.forEach(listener -> listener.accept(vendor));
  }

  public void clear(String vendor) {
    faults.remove(vendor);
    listeners.forEach(listener -> listener.accept(vendor));
  }

  public Map<String, Fault> all() {
    return new TreeMap<>(faults);
  }

  /** The vendor's fault whether or not it hits; one that does nothing if there is none. */
  public Fault current(String vendor) {
    return faults.getOrDefault(vendor, Fault.NONE);
  }

  /** The fault that this request meets, by its share. */
  Fault roll(String vendor) {
    Fault fault = current(vendor);
    boolean hit = fault.share() >= 1 || ThreadLocalRandom.current().nextDouble() < fault.share();
    return hit ? fault : Fault.NONE;
  }

  void onChange(Consumer<String> listener) {
    listeners.add(listener);
  }
}
