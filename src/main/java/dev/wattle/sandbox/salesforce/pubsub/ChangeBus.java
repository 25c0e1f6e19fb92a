package dev.wattle.sandbox.salesforce.pubsub;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The change events of an org, in order, as long as this process lives. */
public final class ChangeBus {

  private static final String ALL = "/data/ChangeEvents";

  private final Map<String, ChangeSchema> schemas = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final long life = UUID.randomUUID().getMostSignificantBits();
  private final Clock clock;
  private int last;
  private int oldest = 1;
  private int times = 1;

  /**
   * @param fields of each kind of record
   */
  public ChangeBus(Map<String, ? extends Collection<String>> fields, Clock clock) {
    fields.forEach((entity, names) -> schemas.put(entity, new ChangeSchema(entity, names)));
    this.clock = clock;
  }

  /** Who changed something, and by which client. */
  public record Author(String user, String client) {}

  /** One event; its number is its place. */
  record Change(int number, String id, String entity, byte[] payload) {}

  /** Everything from now on is told so many times. */
  public synchronized void tell(int howOften) {
    times = howOften;
  }

  /** As after the days that events are kept: what was told so far is gone. */
  public synchronized void expire() {
    changes.clear();
    oldest = last + 1;
  }

  /** How many events were told, repetitions and all. */
  public synchronized int told() {
    return last;
  }

  /**
   * @param values the fields that changed, null for one that was emptied
   */
  public void publish(String entity, String type, String id, JsonNode values, Author author) {
    ChangeSchema schema = Objects.requireNonNull(schemas.get(entity), entity);
    synchronized (this) {
      byte[] payload = schema.encode(author, type, id, values, clock.millis(), last + 1);
      String event = UUID.randomUUID().toString();
      for (int i = 0; i < times; i++) {
        changes.add(new Change(++last, event, entity, payload));
      }
    }
    listeners.forEach(Runnable::run);
  }

  boolean isTopic(String topic) {
    return ALL.equals(topic)
        || schemas.keySet().stream().anyMatch(name -> topic(name).equals(topic));
  }

  ChangeSchema schemaOf(String entity) {
    return Objects.requireNonNull(schemas.get(entity), entity);
  }

  Optional<ChangeSchema> schema(String id) {
    return schemas.values().stream().filter(schema -> schema.id().equals(id)).findFirst();
  }

  synchronized List<Change> after(int number, String topic, int most) {
    return changes.stream()
        .filter(change -> change.number() > number)
        .filter(change -> ALL.equals(topic) || topic(change.entity()).equals(topic))
        .limit(most)
        .toList();
  }

  synchronized int latest() {
    return last;
  }

  byte[] place(int number) {
    return ByteBuffer.allocate(12).putLong(life).putInt(number).array();
  }

  /** Empty for a place of another life, or one that is no longer kept. */
  synchronized Optional<Integer> number(byte[] place) {
    if (place.length != 12 || ByteBuffer.wrap(place).getLong() != life) {
      return Optional.empty();
    }
    int number = ByteBuffer.wrap(place).getInt(8);
    return number < oldest - 1 ? Optional.empty() : Optional.of(number);
  }

  void listen(Runnable listener) {
    listeners.add(listener);
  }

  void leave(Runnable listener) {
    listeners.remove(listener);
  }

  private static String topic(String entity) {
    return "/data/" + entity + "ChangeEvent";
  }
}
