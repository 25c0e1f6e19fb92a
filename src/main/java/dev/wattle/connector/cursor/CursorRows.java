package dev.wattle.connector.cursor;

import dev.wattle.connector.cursor.Cursor.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Cursors in the database. Two who move one at the same time are told apart by its version. */
public class CursorRows {

  private static final String KEY = " where vendor = ? and account = ? and object = ?";

  private static final String MOVE =
      """
      update read_cursor set flow = ?, reached = ?, token = ?, version = version + 1,
        turned_at = coalesce(?::timestamptz, turned_at),
        failed_at = case when ?::timestamptz is null then failed_at end,
        failure = case when ?::timestamptz is null then failure end
      """
          + KEY
          + " and version = ?";

  private final JdbcTemplate jdbc;

  CursorRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them, by their keys. */
  public List<Cursor> all() {
    String sql = "select * from read_cursor order by vendor, account, object";
    return jdbc.query(sql, (row, number) -> read(row));
  }

  Optional<Cursor> find(Key key) {
    return jdbc
        .query(
            "select * from read_cursor" + KEY,
            (row, number) -> read(row),
            key.vendor(),
            key.account(),
            key.object())
        .stream()
        .findFirst();
  }

  /** Begins here, unless somebody has begun already. */
  void begin(Key key, String flow, Instant reached) {
    jdbc.update(
        "insert into read_cursor (vendor, account, object, flow, reached, turned_at)"
            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
        key.vendor(),
        key.account(),
        key.object(),
        flow,
        Timestamp.from(reached),
        Timestamp.from(reached));
  }

  /**
   * @param turnedAt when the turn began, if it has read to the end; else null
   * @return false if the cursor is not any more where the caller found it
   */
  boolean move(
      Cursor from, String flow, Instant reached, @Nullable String token, @Nullable Instant turned) {
    Timestamp at = turned == null ? null : Timestamp.from(turned);
    Key key = from.key();
    return jdbc.update(
            MOVE,
            flow,
            Timestamp.from(reached),
            token,
            at,
            at,
            at,
            key.vendor(),
            key.account(),
            key.object(),
            from.version())
        == 1;
  }

  /** A turn failed; everything before stays as it was. */
  void failed(String flow, Instant at, String code) {
    jdbc.update(
        "update read_cursor set failed_at = ?, failure = ? where flow = ?",
        Timestamp.from(at),
        code,
        flow);
  }

  /** The vendor does not know its own mark any more: the next turn begins by the time. */
  void forgetToken(String flow) {
    jdbc.update("update read_cursor set token = null, version = version + 1 where flow = ?", flow);
  }

  private static Cursor read(ResultSet row) throws SQLException {
    Key key = new Key(row.getString("vendor"), row.getString("account"), row.getString("object"));
    return new Cursor(
        key,
        row.getString("flow"),
        row.getTimestamp("reached").toInstant(),
        row.getString("token"),
        row.getLong("version"),
        instant(row, "turned_at"),
        instant(row, "failed_at"),
        row.getString("failure"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
