package dev.wattle.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import dev.wattle.sandbox.zendesk.records.ZendeskError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A repeated ticket creation with the same key and body gets the first answer, for two hours. */
final class IdempotencyKeys {

  private static final long LIFE_SECONDS = 7200;
  private static final int LONGEST = 255;

  private final Shelf shelf;
  private final Clock clock;

  IdempotencyKeys(ObjectStore store, Clock clock) {
    this.shelf = new Shelf(store, "zendesk", "idempotency", 20_000);
    this.clock = clock;
  }

  synchronized SandboxAnswer once(SandboxRequest request, Supplier<SandboxAnswer> creation) {
    Optional<String> key = request.header("Idempotency-Key");
    if (key.isEmpty()) {
      return creation.get();
    }
    if (key.get().length() > LONGEST) {
      throw ZendeskError.of(400, "IdempotentRequestError", "The key is longer than 255");
    }
    String body = new String(request.body(), StandardCharsets.UTF_8);
    long now = clock.instant().getEpochSecond();
    Optional<ObjectNode> first =
        shelf.get(key.get()).filter(kept -> kept.path("until").asLong() > now);
    if (first.isEmpty()) {
      return remembered(key.get(), body, now, creation.get());
    }
    if (!first.get().path("body").asText().equals(body)) {
      throw ZendeskError.of(
          400,
          "IdempotentRequestError",
          "Request parameters don't match the given idempotency key");
    }
    return repeated(first.get());
  }

  private static SandboxAnswer repeated(ObjectNode first) {
    byte[] answer = first.path("answer").asText().getBytes(StandardCharsets.UTF_8);
    return new SandboxAnswer(201, Map.of("Content-Type", "application/json; charset=utf-8"), answer)
        .with("Location", first.path("location").asText())
        .with("x-idempotency-lookup", "hit");
  }

  private SandboxAnswer remembered(String key, String body, long now, SandboxAnswer answer) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    kept.put("until", now + LIFE_SECONDS).put("body", body);
    kept.put("answer", new String(answer.body(), StandardCharsets.UTF_8));
    kept.put("location", answer.headers().getOrDefault("Location", ""));
    shelf.put(key, kept);
    return answer.with("x-idempotency-lookup", "miss");
  }
}
