package dev.wattle.outbound.pacing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What Meta last said about each number of ours. All nodes share it, a second late at most. */
@Component
public class NumberStandings {

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final double SLOWEST = 0.05;

  /** One for each sort of word: an older word of one sort says nothing about another. */
  private static final String LEARN =
      """
      insert into number_standing as s (number_id, %1$s, %1$s_at) values (:number, :word, :at)
      on conflict (number_id) do update set %1$s = excluded.%1$s, %1$s_at = excluded.%1$s_at
      where s.%1$s_at is null or s.%1$s_at <= excluded.%1$s_at
      """;

  /** Errors of calls that were under way together count once. */
  private static final String SLOW =
      """
      insert into number_standing as s (number_id, pace, slowed_at) values (:number, :pace, :now)
      on conflict (number_id) do update set pace = excluded.pace, slowed_at = excluded.slowed_at
      where s.slowed_at is null or s.slowed_at < excluded.slowed_at - interval '1 second'
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private volatile Known known = new Known(Map.of(), Instant.MIN);

  NumberStandings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Meta raised or lowered the throughput. */
  public void upgraded(String number, boolean upgraded, Instant at) {
    learn(number, "upgraded", upgraded, at);
  }

  /** People think better or worse of the number. */
  public void quality(String number, Quality quality, Instant at) {
    learn(number, "quality", quality.name(), at);
  }

  /** Meta flagged the number, or took that back. */
  public void flagged(String number, boolean flagged, Instant at) {
    learn(number, "flagged", flagged, at);
  }

  /** Meta said "too fast": half of what we sent is enough for now. */
  public void slow(String number) {
    double pace = Math.max(SLOWEST, of(number).percent(clock.instant()) / 200.0);
    jdbc.sql(SLOW)
        .param("number", number)
        .param("pace", pace)
        .param("now", Timestamp.from(clock.instant()))
        .update();
    forget();
  }

  /** How much of the number's throughput is used now, 1 to 100. */
  public int percent(String number) {
    return of(number).percent(clock.instant());
  }

  NumberStanding of(String number) {
    Known current = known;
    Instant now = clock.instant();
    if (!now.isBefore(current.until())) {
      current = new Known(read(), now.plus(KEPT));
      known = current;
    }
    return current.standings().getOrDefault(number, NumberStanding.USUAL);
  }

  private void learn(String number, String sort, Object word, Instant at) {
    jdbc.sql(LEARN.formatted(sort))
        .param("number", number)
        .param("word", word)
        .param("at", Timestamp.from(at))
        .update();
    forget();
  }

  private void forget() {
    known = new Known(known.standings(), Instant.MIN);
  }

  private Map<String, NumberStanding> read() {
    Map<String, NumberStanding> standings = new HashMap<>();
    jdbc.sql("select * from number_standing")
        .query(
            row -> {
              Optional<Timestamp> slowed = Optional.ofNullable(row.getTimestamp("slowed_at"));
              standings.put(
                  row.getString("number_id"),
                  new NumberStanding(
                      row.getBoolean("upgraded"),
                      row.getBoolean("flagged")
                          ? Quality.RED
                          : Quality.valueOf(row.getString("quality")),
                      row.getDouble("pace"),
                      slowed.map(Timestamp::toInstant).orElse(null)));
            });
    return standings;
  }

  private record Known(Map<String, NumberStanding> standings, Instant until) {}
}
