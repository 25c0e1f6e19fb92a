package dev.wattle.bus.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One contact's deliveries of one poll, in the order of the bus. One thread at a time works on it.
 */
public final class Lane implements Iterable<Delivery> {

  private final List<Delivery> deliveries;
  private final Set<Delivery> taken =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private final List<String> effected = Collections.synchronizedList(new ArrayList<>());
  private volatile @Nullable Exception broken;
  private volatile boolean begun;

  public Lane(List<Delivery> deliveries) {
    this.deliveries = List.copyOf(deliveries);
  }

  @Override
  public Iterator<Delivery> iterator() {
    return deliveries.iterator();
  }

  /** Nothing more of this lane may be done: what follows must not overtake what failed. */
  public void breakOff(Exception failure) {
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

  /**
   * Takes the neighbours of a delivery that wait behind it, so that one effect does for all.
   *
   * @param most how many at most, the delivery included
   * @param size how large each is
   * @param largest how large they may be together; the delivery itself goes whatever its size
   * @return the delivery, then its neighbours in order
   */
  public List<Delivery> gather(
      Delivery first, int most, ToLongFunction<Delivery> size, long largest) {
    List<Delivery> gathered = new ArrayList<>();
    long together = 0;
    for (Delivery delivery : from(first)) {
      together += size.applyAsLong(delivery);
      if (!gathered.isEmpty() && (gathered.size() >= most || together > largest)) {
        break;
      }
      gathered.add(delivery);
    }
    taken.addAll(gathered);
    gathered.forEach(delivery -> effected.add(delivery.id()));
    return gathered;
  }

  /** Takes the delivery and all that wait behind it: somebody else sees to them. */
  public List<Delivery> leave(Delivery first) {
    List<Delivery> rest = from(first);
    taken.addAll(rest);
    return rest;
  }

  /** Whether another delivery's effect does for this one. */
  public boolean isTaken(Delivery delivery) {
    return taken.contains(delivery);
  }

  /**
   * Ids whose one effect has happened by now and has to be written down at once. Each is given out
   * once.
   */
  public List<String> effected() {
    List<String> ids = List.copyOf(effected);
    effected.clear();
    return ids;
  }

  private List<Delivery> from(Delivery first) {
    int index = 0;
    while (deliveries.get(index) != first) {
      index++;
    }
    return deliveries.subList(index, deliveries.size()).stream()
        .filter(delivery -> delivery == first || !taken.contains(delivery))
        .toList();
  }
}
