package dev.wattle.api.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.ApiKeys;
import dev.wattle.api.JsonBody;
import dev.wattle.api.problem.Finding;
import dev.wattle.api.problem.Findings;
import dev.wattle.event.EventId;
import dev.wattle.event.MessageRequested;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.outbound.MessageRequests;
import dev.wattle.outbound.RequestContext;
import dev.wattle.outbound.ledger.MessageLedger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code POST /api/messages} and {@code GET /api/messages/{id}}. */
@Component("apiMessages")
public class MessageIntake {

  private static final String KEY = "Idempotency-Key";

  private final JsonBody bodies;
  private final MessageCheck check;
  private final IdempotencyKeys keys;
  private final MessageRequests requests;
  private final MessageLedger ledger;
  private final MessageView view;

  MessageIntake(
      JsonBody bodies,
      MessageCheck check,
      IdempotencyKeys keys,
      MessageRequests requests,
      MessageLedger ledger,
      MessageView view) {
    this.bodies = bodies;
    this.check = check;
    this.keys = keys;
    this.requests = requests;
    this.ledger = ledger;
    this.view = view;
  }

  /** Answers 202 once the request is safe on the bus; the gate decides later. */
  public CompletableFuture<Void> post(Exchange exchange) {
    byte[] bytes = bodies.bytes(exchange);
    JsonNode message = bodies.read(exchange, Set.of("application/json"));
    refuseIfAny(check.check(message));
    String caller = ApiKeys.caller(exchange);
    @Nullable String key = key(exchange);
    if (key == null) {
      return request(message, UUID.randomUUID().toString())
          .thenAccept(asked -> accept(exchange, asked.id()));
    }
    Optional<String> known = keys.claim(caller, key, bytes);
    if (known.isPresent()) {
      accept(exchange, known.get());
      return CompletableFuture.completedFuture(null);
    }
    return request(message, caller, key)
        .thenAccept(
            asked -> {
              keys.done(caller, key, asked.id());
              accept(exchange, asked.id());
            });
  }

  /**
   * @throws Failure REFUSED {@code api.message-unknown}
   */
  public void get(Exchange exchange) {
    String id = exchange.getMessage().getHeader("id", "", String.class);
    bodies.answer(
        exchange, 200, ledger.find(id).map(view::full).orElseThrow(MessageIntake::unknown));
  }

  private CompletableFuture<MessageRequested> request(JsonNode message, String caller, String key) {
    try {
      // The key may hold anything; its cause must not.
      return request(message, EventId.from("api-request", caller, key));
    } catch (Failure e) {
      keys.release(caller, key);
      throw e;
    }
  }

  private CompletableFuture<MessageRequested> request(JsonNode message, String cause) {
    return requests.request(message, RequestContext.of(null, cause, RequestContext.API));
  }

  private static @Nullable String key(Exchange exchange) {
    @Nullable String key = exchange.getMessage().getHeader(KEY, String.class);
    if (key != null && (key.isBlank() || key.length() > 200)) {
      throw Failure.of(
          Kind.MALFORMED,
          "api.idempotency-key-malformed",
          "the header Idempotency-Key must have 1 to 200 characters. Shorten it.");
    }
    return key;
  }

  private void accept(Exchange exchange, String id) {
    Map<String, String> answer =
        Map.of("id", id, "state", "requested", "href", "/api/messages/" + id);
    bodies.answer(exchange, 202, answer);
    exchange.getMessage().setHeader("Location", answer.get("href"));
  }

  private static void refuseIfAny(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw Findings.refuse("api.message-invalid", "the message", findings);
    }
  }

  private static Failure unknown() {
    return Failure.of(
        Kind.REFUSED,
        "api.message-unknown",
        "nobody asked for a message with this id. Take the id from the answer to POST /api/messages.");
  }
}
