package dev.wattle.ops.deadletter;

import dev.wattle.bus.DeadLetter;
import dev.wattle.failure.Kind;
import dev.wattle.testing.LogGuard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dead letters about one person's message, of a flow that each test names. */
final class Letters {

  static final String TOPIC = "whatsapp.raw.v1";
  static final String PHONE = "+61491570156";

  private Letters() {}

  static DeadLetter of(String flow, int partition, long offset) {
    return of(flow, TOPIC, partition, offset);
  }

  static DeadLetter of(String flow, @Nullable String topic, int partition, long offset) {
    String event = UUID.randomUUID().toString();
    String message = "desk.refused: no ticket for " + PHONE + ", answer 422. Correct the mapping.";
    return new DeadLetter(
        flow + "-" + partition + "-" + offset,
        flow,
        event,
        Kind.REFUSED,
        "desk.refused",
        message,
        topic,
        partition,
        offset,
        PHONE,
        Map.of("wattle-event-id", event),
        payload(offset),
        Instant.parse("2026-11-22T00:00:00Z"));
  }

  static byte[] payload(long offset) {
    return "{\"offset\":%d,\"text\":\"%s\"}"
        .formatted(offset, LogGuard.BODY)
        .getBytes(StandardCharsets.UTF_8);
  }
}
