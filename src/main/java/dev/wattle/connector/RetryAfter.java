package dev.wattle.connector;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads {@code Retry-After}: seconds, or the date at which to come again. */
@Component
public final class RetryAfter {

  private final ConnectorSettings settings;
  private final Clock clock;

  public RetryAfter(ConnectorSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The pause asked for, between nothing and the longest we are willing to wait. */
  public Duration pause(@Nullable String header) {
    Duration asked = header == null ? settings.usualPause() : read(header.strip());
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : asked;
  }

  /** The pause asked for, however long; null if it cannot be read or is over. */
  public @Nullable Duration asked(String header) {
    Duration asked = read(header.strip());
    boolean unread = !header.strip().matches("\\d{1,9}|.*\\d:\\d.*");
    return unread || asked.isNegative() || asked.isZero() ? null : asked;
  }

  /** For a vendor that has nothing left for us today. */
  Duration longest() {
    return settings.longestPause();
  }

  private Duration read(String header) {
    try {
      if (header.matches("\\d{1,9}")) {
        return Duration.ofSeconds(Long.parseLong(header));
      }
      ZonedDateTime date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Duration.between(clock.instant(), date.toInstant());
    } catch (DateTimeException unreadable) {
      return settings.usualPause();
    }
  }
}
