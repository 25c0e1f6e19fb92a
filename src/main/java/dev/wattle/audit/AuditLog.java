package dev.wattle.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The book of administrative acts. */
@Component
public class AuditLog {

  private static final int LONGEST = 4000;
  private static final String INSERT =
      """
      insert into audit (at, who, act, subject, before, after)
      values (:at, :who, :act, :subject, :before, :after)
      """;
  private static final String PAGE =
      """
      select * from audit
      where (:who::text is null or who = :who) and (:act::text is null or starts_with(act, :act))
        and (:from::timestamptz is null or at >= :from) and (:to::timestamptz is null or at < :to)
        and (:before::bigint is null or no < :before)
      order by no desc limit :limit
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ObjectProvider<WhoActs> people;

  AuditLog(JdbcClient jdbc, Clock clock, ObjectProvider<WhoActs> people) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.people = people;
  }

  /** Part of the transaction that is under way, so that an act that fails leaves no line. */
  public void record(AuditAct act) {
    jdbc.sql(INSERT)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("who", act.who())
        .param("act", act.act())
        .param("subject", cut(act.subject()))
        .param("before", cut(act.before()))
        .param("after", cut(act.after()))
        .update();
  }

  /**
   * Who is behind the work of this thread.
   *
   * @param otherwise where nobody has logged in: {@code jmx}, {@code command}, {@code system}
   */
  public String who(String otherwise) {
    return people.stream()
        .map(WhoActs::who)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(otherwise);
  }

  /** The newest first. */
  public List<AuditEntry> list(AuditQuery query) {
    return jdbc.sql(PAGE)
        .param("who", query.who())
        .param("act", query.act())
        .param("from", time(query.from()))
        .param("to", time(query.to()))
        .param("before", query.before())
        .param("limit", query.limit())
        .query((row, number) -> entry(row))
        .list();
  }

  /** The first line that was changed, or after which one is missing; empty if all is as written. */
  public Optional<Long> broken() {
    return jdbc.sql("select audit_broken()").query(Long.class).optional();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("no"),
        row.getTimestamp("at").toInstant(),
        row.getString("who"),
        row.getString("act"),
        row.getString("subject"),
        row.getString("before"),
        row.getString("after"),
        HexFormat.of().formatHex(row.getBytes("hash")));
  }
}
