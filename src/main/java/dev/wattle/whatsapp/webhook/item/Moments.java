package dev.wattle.whatsapp.webhook.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Meta's points in time: seconds since 1970, as a string or as a number. */
public final class Moments {

  private static final long YEAR_9999 = 253_402_300_800L;
  private static final long MILLISECONDS_FROM = 100_000_000_000L;

  private Moments() {}

  /** Null if it is no time; a number that only makes sense as milliseconds is taken as such. */
  public static @Nullable Instant at(JsonNode value) {
    BigDecimal number = Lenient.decimal(value);
    if (number == null || number.signum() <= 0 || number.precision() - number.scale() > 15) {
      return null;
    }
    long count = number.longValue();
    if (count >= MILLISECONDS_FROM) {
      count /= 1000;
    }
    return count == 0 || count >= YEAR_9999 ? null : Instant.ofEpochSecond(count);
  }
}
