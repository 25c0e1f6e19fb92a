package dev.wattle.connector.signature;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When a webhook was signed: ISO-8601 text, Unix seconds or milliseconds. */
@Component
public final class SigningTime {

  private static final long MORE_THAN_SECONDS = 100_000_000_000L;

  private final Clock clock;

  SigningTime(Clock clock) {
    this.clock = clock;
  }

  /** Whether it is near enough to now; an unreadable time is not. */
  boolean isWithin(Duration tolerance, String time) {
    try {
      return Duration.between(read(time), clock.instant()).abs().compareTo(tolerance) <= 0;
    } catch (DateTimeException notATime) {
      return false;
    }
  }

  private static Instant read(String time) {
    if (time.matches("\\d{1,15}")) {
      long number = Long.parseLong(time);
      return number > MORE_THAN_SECONDS
          ? Instant.ofEpochMilli(number)
          : Instant.ofEpochSecond(number);
    }
    return Instant.parse(time);
  }
}
