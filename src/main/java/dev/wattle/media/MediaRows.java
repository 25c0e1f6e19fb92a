package dev.wattle.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code media}. */
@Component
class MediaRows {

  private static final String INSERT =
      """
      insert into media (message_id, contact_id, number_id, key, mime_type, size, sha256, filename, state, finding, stored_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (message_id) do update
      set stored_at = excluded.stored_at, filename = excluded.filename, mime_type = excluded.mime_type
      where media.contact_id is null
      """;

  /** Before the key, in place of a message's id. */
  private static final String OWN = "own-";

  private static final Duration DAY = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  MediaRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void note(IncomingFile from, StoredFile file) {
    jdbc.sql(INSERT)
        .params(
            Objects.requireNonNullElse(from.messageId(), OWN + file.key()),
            from.contact() == null ? null : from.contact().value(),
            from.numberId(),
            file.key(),
            file.mimeType(),
            file.size(),
            file.sha256(),
            file.filename(),
            file.state(),
            file.finding(),
            Timestamp.from(clock.instant()))
        .update();
  }

  Optional<StoredFile> of(String messageId) {
    return jdbc.sql("select * from media where message_id = ?")
        .param(messageId)
        .query(MediaRows::row)
        .optional();
  }

  List<StoredFile> of(Collection<UUID> contacts) {
    return jdbc.sql("select * from media where contact_id = any(?) order by stored_at, message_id")
        .param(contacts.toArray(UUID[]::new))
        .query(MediaRows::row)
        .list();
  }

  /** Keys that nobody else has brought, and that are not ours. */
  List<String> onlyOf(Collection<UUID> contacts) {
    return jdbc.sql(
            """
            select key from media group by key
            having bool_and(contact_id is not null and contact_id = any(?)) order by key
            """)
        .param(contacts.toArray(UUID[]::new))
        .query(String.class)
        .list();
  }

  int forgetOf(Collection<UUID> contacts) {
    return jdbc.sql("delete from media where contact_id = any(?)")
        .param(contacts.toArray(UUID[]::new))
        .update();
  }

  /** As the latest message that brought it called it. */
  Optional<StoredFile> byKey(String key) {
    return jdbc.sql("select * from media where key = ? order by stored_at desc limit 1")
        .param(key)
        .query(MediaRows::row)
        .optional();
  }

  /** Keys that no message brought since. */
  List<String> unusedSince(Instant time) {
    return jdbc.sql("select key from media group by key having max(stored_at) < ?")
        .param(Timestamp.from(time))
        .query(String.class)
        .list();
  }

  /** A file of our own that is still sent is not old; what people sent keeps its age. */
  void used(String key) {
    Instant now = clock.instant();
    jdbc.sql("update media set stored_at = ? where message_id = ? and stored_at < ?")
        .params(Timestamp.from(now), OWN + key, Timestamp.from(now.minus(DAY)))
        .update();
  }

  void forget(String key) {
    jdbc.sql("delete from media where key = ?").param(key).update();
    jdbc.sql("delete from media_upload where key = ?").param(key).update();
  }

  private static StoredFile row(ResultSet row, int number) throws SQLException {
    return new StoredFile(
        row.getString("key"),
        row.getString("mime_type"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getString("filename"),
        row.getString("finding"));
  }
}
