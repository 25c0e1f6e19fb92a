package dev.wattle.sandbox.whatsapp.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The newest messages of both directions, by id and by person. */
public final class Messages {

  private static final int NEWEST = 20_000;
  private static final int PER_PERSON = 200;

  private final Shelf shelf;
  private final Map<String, Deque<String>> byPerson = new ConcurrentHashMap<>();

  public Messages(ObjectStore store) {
    this.shelf = new Shelf(store, "whatsapp", "message", NEWEST);
    shelf.all().forEach(this::index);
  }

  /** Opaque, and as at Meta the person's address hides in it. */
  public static String newId(String address) {
    byte[] inside = (address + "\u0015\u0002" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    return "wamid." + Base64.getEncoder().encodeToString(inside);
  }

  /**
   * @param message with {@code id} and {@code person}
   */
  public void add(ObjectNode message) {
    shelf.put(message.path("id").asText(), message);
    index(message);
  }

  public void change(String id, Consumer<ObjectNode> change) {
    shelf.change(id, change);
  }

  public Optional<ObjectNode> find(String id) {
    return shelf.get(id);
  }

  public List<ObjectNode> all() {
    return shelf.all();
  }

  /**
   * Oldest first.
   *
   * @param address digits of the phone number, or user id
   */
  public List<ObjectNode> of(String address) {
    Deque<String> ids = byPerson.getOrDefault(address, new ArrayDeque<>());
    synchronized (ids) {
      return ids.stream().map(shelf::get).flatMap(Optional::stream).toList();
    }
  }

  private void index(ObjectNode message) {
    Deque<String> ids =
        byPerson.computeIfAbsent(message.path("person").asText(), person -> new ArrayDeque<>());
    synchronized (ids) {
      ids.addLast(message.path("id").asText());
      if (ids.size() > PER_PERSON) {
        ids.removeFirst();
      }
    }
  }
}
