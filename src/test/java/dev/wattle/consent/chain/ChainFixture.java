package dev.wattle.consent.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import javax.sql.DataSource;

/** The chain, put together by hand. */
public final class ChainFixture {

  private static final ChainSettings SETTINGS =
      new ChainSettings(
          Duration.ofSeconds(1), Duration.ofMinutes(10), LocalTime.NOON, Duration.ofHours(1));

  private ChainFixture() {}

  public static Sealer sealer(DataSource database, Clock clock) {
    return new Sealer(database, SETTINGS, clock);
  }

  public static ChainVerifier verifier(DataSource database, Clock clock) {
    ObjectMapper json =
        new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    return new ChainVerifier(database, SETTINGS, json, clock);
  }
}
