package dev.wattle.ops.deadletter;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.ops.deadletter.DeadLetterRow.State;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are asked for; null asks for all.
 *
 * @param limit 1 to 500
 * @param before only those with a smaller number: the page after the one that ended there
 */
record DeadLetterQuery(
    @Nullable String flow,
    @Nullable Kind kind,
    @Nullable State state,
    int limit,
    @Nullable Long before) {

  /**
   * @throws Failure MALFORMED {@code ops.query-malformed} that names the parameter
   */
  static DeadLetterQuery of(
      @Nullable String flow,
      @Nullable String kind,
      @Nullable String state,
      int limit,
      @Nullable Long before) {
    return new DeadLetterQuery(
        blank(flow) ? null : flow,
        one("kind", Kind.class, kind),
        one("state", State.class, state),
        Math.max(1, Math.min(limit, 500)),
        before);
  }

  private static <E extends Enum<E>> @Nullable E one(
      String name, Class<E> type, @Nullable String text) {
    if (blank(text)) {
      return null;
    }
    try {
      return Enum.valueOf(type, String.valueOf(text).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      String values = String.join(", ", values(type));
      String message = "parameter %s has an unknown value. Use one of: %s.".formatted(name, values);
      throw Failure.of(Kind.MALFORMED, "ops.query-malformed", message, e);
    }
  }

  private static <E extends Enum<E>> String[] values(Class<E> type) {
    return java.util.Arrays.stream(type.getEnumConstants())
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .toArray(String[]::new);
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
