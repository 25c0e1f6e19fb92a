package dev.wattle.api.contact.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Points in time as callers write them. */
public final class Times {

  /** Nobody wrote to us earlier, and PostgreSQL knows no year 999999. */
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2999-01-01T00:00:00Z");

  private Times() {}

  /** Empty if there is none, or none that can be; to the microsecond, as the database keeps it. */
  public static Optional<Instant> read(JsonNode time) {
    return time.isTextual() ? read(time.textValue()) : Optional.empty();
  }

  /** The same for text. */
  public static Optional<Instant> read(String time) {
    try {
      return Optional.of(OffsetDateTime.parse(time).toInstant().truncatedTo(ChronoUnit.MICROS))
          .filter(at -> !at.isBefore(EARLIEST) && at.isBefore(LATEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
