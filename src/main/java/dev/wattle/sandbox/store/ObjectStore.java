package dev.wattle.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where the simulators' objects survive a restart. Writes are queued, and saved in order. */
public interface ObjectStore {

  /** One kept object. */
  record Kept(String id, ObjectNode body) {}

  void write(String vendor, String kind, String id, ObjectNode body);

  void erase(String vendor, String kind, String id);

  /** Completes when everything written so far is durable; fails if it could not be saved. */
  CompletableFuture<Void> settled();

  /** The newest objects of a kind, oldest of them first. */
  List<Kept> read(String vendor, String kind, int newest);
}
