package dev.wattle.inbound.together;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.failure.Failure;
import org.jspecify.annotations.Nullable;

/** One record that waits to be part of a call; guarded by its {@link Gathering}. */
final class Member {

  private final JsonNode record;
  private final String key;
  private boolean alone;
  private @Nullable JsonNode result;
  private @Nullable Failure failure;

  /**
   * @param key two records of one key are never in one call
   */
  Member(JsonNode record, String key) {
    this.record = record;
    this.key = key;
  }

  JsonNode record() {
    return record;
  }

  String key() {
    return key;
  }

  /** Whether it has to be a call by itself. */
  boolean isAlone() {
    return alone;
  }

  boolean isDone() {
    return result != null || failure != null;
  }

  void goAlone() {
    alone = true;
  }

  void succeeded(JsonNode what) {
    result = what;
  }

  void failed(Failure why) {
    failure = why;
  }

  /**
   * What became of it.
   *
   * @throws Failure that of the call
   */
  JsonNode outcome() {
    if (failure != null) {
      throw failure;
    }
    return java.util.Objects.requireNonNull(result, "not done");
  }
}
