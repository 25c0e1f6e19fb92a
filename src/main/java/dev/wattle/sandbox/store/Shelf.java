package dev.wattle.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The working copy of one kind of a vendor's objects. What it hands out must not be changed; {@link
 * #change} is the way.
 */
public final class Shelf {

  private final ObjectStore store;
  private final String vendor;
  private final String kind;
  private final int capacity;
  private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
  private long highest;

  /** Holds everything. */
  public Shelf(ObjectStore store, String vendor, String kind) {
    this(store, vendor, kind, Integer.MAX_VALUE);
  }

  /** Holds the newest only; the store keeps the others. */
  public Shelf(ObjectStore store, String vendor, String kind, int capacity) {
    this.store = store;
    this.vendor = vendor;
    this.kind = kind;
    this.capacity = capacity;
    store.read(vendor, kind, capacity).forEach(kept -> remember(kept.id(), kept.body()));
  }

  public synchronized Optional<ObjectNode> get(String id) {
    return Optional.ofNullable(objects.get(id));
  }

  /** In the order in which they were first put. */
  public synchronized List<ObjectNode> all() {
    return new ArrayList<>(objects.values());
  }

  public synchronized ObjectNode put(String id, ObjectNode body) {
    remember(id, body);
    store.write(vendor, kind, id, body);
    return body;
  }

  /** Changes a copy and puts it in the place of the old one; empty if there is no such object. */
  public synchronized Optional<ObjectNode> change(String id, Consumer<ObjectNode> change) {
    ObjectNode old = objects.get(id);
    if (old == null) {
      return Optional.empty();
    }
    ObjectNode copy = old.deepCopy();
    change.accept(copy);
    return Optional.of(put(id, copy));
  }

  public synchronized boolean remove(String id) {
    boolean known = objects.remove(id) != null;
    if (known) {
      store.erase(vendor, kind, id);
    }
    return known;
  }

  /**
   * A number above all ids of this kind.
   *
   * @param atLeast the first one ever
   */
  public synchronized String nextId(long atLeast) {
    highest = Math.max(highest + 1, atLeast);
    return Long.toString(highest);
  }

  private void remember(String id, ObjectNode body) {
    objects.put(id, body);
    if (objects.size() > capacity) {
      Iterator<String> oldest = objects.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    if (id.length() <= 18 && id.chars().allMatch(Character::isDigit)) {
      highest = Math.max(highest, Long.parseLong(id));
    }
  }
}
