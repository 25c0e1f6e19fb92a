package dev.wattle.ops.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wattle.bus.DeadLetter;
import dev.wattle.event.Addresses;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as the list shows it: enough to decide what to open, no address, no payload. Keys
 * of raw records and ids of Meta's messages are addresses, or hide one.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterView(
    String id,
    long number,
    String flow,
    String event,
    String kind,
    String code,
    String message,
    @Nullable String topic,
    @Nullable String key,
    Instant parkedAt,
    String state,
    @Nullable String who,
    @Nullable Instant decidedAt) {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  static DeadLetterView of(DeadLetterRow row) {
    DeadLetter letter = row.letter();
    @Nullable String key = letter.key();
    return new DeadLetterView(
        letter.id(),
        row.number(),
        letter.flow(),
        Addresses.masked(letter.event()),
        letter.kind().name(),
        letter.code(),
        Addresses.masked(letter.message()),
        letter.topic(),
        key == null || UUID.matcher(key).matches() ? key : Addresses.masked(key),
        letter.parkedAt(),
        row.state().name().toLowerCase(Locale.ROOT),
        row.who(),
        row.decidedAt());
  }
}
