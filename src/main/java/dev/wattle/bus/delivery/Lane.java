package dev.wattle.bus.delivery;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One contact's deliveries of one poll, in the order of the bus. */
public final class Lane implements Iterable<Delivery> {

  private final List<Delivery> deliveries;
  private volatile @Nullable Exception broken;
  private volatile boolean begun;

  Lane(List<Delivery> deliveries) {
    this.deliveries = List.copyOf(deliveries);
  }

  @Override
  public Iterator<Delivery> iterator() {
    return deliveries.iterator();
  }

  /** Nothing more of this lane may be done: what follows must not overtake what failed. */
  void breakOff(Exception failure) {
    broken = failure;
  }

  /**
   * To be called before each delivery.
   *
   * @return whether there was one before, which is done by now
   */
  public boolean goesOn() {
    boolean before = begun;
    begun = true;
    return before;
  }

  /** Why the lane was broken off; null while it goes on. */
  public @Nullable Exception broken() {
    return broken;
  }
}
