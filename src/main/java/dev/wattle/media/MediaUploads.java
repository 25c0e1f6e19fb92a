package dev.wattle.media;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Under which ids others keep our files, and since when: the table {@code media_upload}. */
@Component
public class MediaUploads {

  /** A day less than the 30 for which the other side promises to keep an upload. */
  private static final Duration LIVES = Duration.ofDays(29);

  private static final String INSERT =
      """
      insert into media_upload (key, number_id, media_id, uploaded_at) values (?, ?, ?, ?)
      on conflict (key, number_id) do update
      set media_id = excluded.media_id, uploaded_at = excluded.uploaded_at
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  MediaUploads(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @return empty if the file was not uploaded for that number within the last 29 days
   */
  public Optional<String> id(String key, String numberId) {
    return jdbc.sql(
            "select media_id from media_upload where key = ? and number_id = ? and uploaded_at > ?")
        .params(key, numberId, Timestamp.from(clock.instant().minus(LIVES)))
        .query(String.class)
        .optional();
  }

  /** Replaces what was noted before. */
  public void note(String key, String numberId, String mediaId) {
    jdbc.sql(INSERT).params(key, numberId, mediaId, Timestamp.from(clock.instant())).update();
  }

  /**
   * The id is no longer good.
   *
   * @return whether there was one
   */
  public boolean forget(String key, String numberId) {
    return jdbc.sql("delete from media_upload where key = ? and number_id = ?")
            .params(key, numberId)
            .update()
        > 0;
  }
}
