package dev.wattle.throttling.vendor;

import dev.wattle.throttling.ThrottlingSettings.Answers;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one answer says of one limit.
 *
 * @param calls that are left
 * @param reset until all are there again; null if it does not say
 */
record Left(long calls, @Nullable Duration reset) {

  /** Larger numbers are times, not pauses. */
  private static final long YEAR_SECONDS = 31_536_000;

  /**
   * @param headers gives the value of a header, or null
   * @return null if the answer says nothing
   */
  static @Nullable Left read(
      Answers answers, UnaryOperator<@Nullable String> headers, Clock clock) {
    OptionalLong remaining = number(answers.remaining(), headers);
    OptionalLong used = number(answers.used(), headers);
    OptionalLong limit = number(answers.limit(), headers);
    if (remaining.isEmpty() && (used.isEmpty() || limit.isEmpty())) {
      return null;
    }
    long calls =
        remaining.isPresent() ? remaining.getAsLong() : limit.getAsLong() - used.getAsLong();
    return new Left(Math.max(0, calls), reset(calls, answers, headers, clock));
  }

  private static @Nullable Duration reset(
      long calls, Answers answers, UnaryOperator<@Nullable String> headers, Clock clock) {
    OptionalLong reset = number(answers.reset(), headers);
    OptionalLong interval = number(answers.interval(), headers);
    if (reset.isPresent()) {
      return until(reset.getAsLong(), clock);
    }
    // A window that slides gives calls back before it is over; only an empty one is waited for.
    return calls <= 0 && interval.isPresent() ? Duration.ofMillis(interval.getAsLong()) : null;
  }

  private static Duration until(long reset, Clock clock) {
    return Duration.ofSeconds(
        reset > YEAR_SECONDS ? reset - clock.instant().getEpochSecond() : reset);
  }

  private static OptionalLong number(String where, UnaryOperator<@Nullable String> headers) {
    String[] parts = where.strip().split(" ", 2);
    @Nullable String value = parts[0].isEmpty() ? null : headers.apply(parts[0]);
    if (value == null) {
      return OptionalLong.empty();
    }
    Matcher number = Pattern.compile(parts.length == 2 ? parts[1] : "^\\s*(\\d+)").matcher(value);
    return number.find() && number.group(1).matches("\\d{1,15}")
        ? OptionalLong.of(Long.parseLong(number.group(1)))
        : OptionalLong.empty();
  }
}
