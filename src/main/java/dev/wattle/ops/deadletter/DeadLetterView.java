package dev.wattle.ops.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wattle.bus.DeadLetter;
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
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\w-])\\+?\\d{4,12}(?=\\d{3}(?![\\w-]))"
              + "|(?<=wamid\\.)\\S+(?=\\S{3})"
              + "|(?<=\\b[A-Z]{2}\\.)(ENT\\.)?[A-Za-z0-9]+(?=[A-Za-z0-9]{3}\\b)"
              + "|[^\\s@]+(?=@[^\\s@]+\\.[a-z]+)");

  static DeadLetterView of(DeadLetterRow row) {
    DeadLetter letter = row.letter();
    @Nullable String key = letter.key();
    return new DeadLetterView(
        letter.id(),
        row.number(),
        letter.flow(),
        masked(letter.event()),
        letter.kind().name(),
        letter.code(),
        masked(letter.message()),
        letter.topic(),
        key == null || UUID.matcher(key).matches() ? key : masked(key),
        letter.parkedAt(),
        row.state().name().toLowerCase(Locale.ROOT),
        row.who(),
        row.decidedAt());
  }

  /** Addresses shrink to their last three characters. */
  static String masked(String text) {
    return ADDRESS.matcher(text).replaceAll("…");
  }
}
