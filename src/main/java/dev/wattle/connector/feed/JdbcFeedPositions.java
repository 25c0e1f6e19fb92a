package dev.wattle.connector.feed;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code feed}. */
final class JdbcFeedPositions implements FeedPositions {

  private static final String HOLD =
      """
      insert into feed (name, node, held_until) values (?, ?, ?)
      on conflict (name) do update set node = excluded.node, held_until = excluded.held_until
      where feed.node = excluded.node or feed.held_until < ?
      """;
  private static final String READ =
      "select position, taken_at from feed where name = ? and taken_at is not null";
  private static final String KEEP =
      "update feed set position = ?, taken_at = ? where name = ? and node = ?";
  private static final String OPENED =
      "update feed set taken_at = ? where name = ? and node = ? and taken_at is null";
  private static final String RELEASE =
      "update feed set held_until = ? where name = ? and node = ?";

  private final JdbcTemplate jdbc;
  private final Clock clock;

  JdbcFeedPositions(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public boolean hold(String feed, String node, Duration lease) {
    Instant now = clock.instant();
    return jdbc.update(HOLD, feed, node, Timestamp.from(now.plus(lease)), Timestamp.from(now)) > 0;
  }

  @Override
  public Optional<Place> read(String feed) {
    return jdbc
        .query(READ, (row, i) -> new Place(row.getString(1), row.getTimestamp(2).toInstant()), feed)
        .stream()
        .findFirst();
  }

  @Override
  public void opened(String feed, String node) {
    jdbc.update(OPENED, Timestamp.from(clock.instant()), feed, node);
  }

  @Override
  public boolean keep(String feed, String node, @Nullable String position) {
    return jdbc.update(KEEP, position, Timestamp.from(clock.instant()), feed, node) > 0;
  }

  @Override
  public void release(String feed, String node) {
    jdbc.update(RELEASE, Timestamp.from(clock.instant().minusMillis(1)), feed, node);
  }
}
