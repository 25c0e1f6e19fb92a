package dev.wattle.contact.external;

import dev.wattle.contact.external.ExternalId.Account;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The review list: cases in which guessing would join two people, or part one. */
@Component
public class IdentityReviews {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityReviews.class);

  private static final String OPEN =
      """
      insert into identity_review as r (reason, kind, our_id, vendor, account, vendor_ids, opened_at)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (kind, our_id, vendor, account) where decided_at is null do update set vendor_ids = (
        select array_agg(one order by first) from (
          select one, min(n) as first from unnest(r.vendor_ids || excluded.vendor_ids) with ordinality as u (one, n)
          group by one) as together)
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  IdentityReviews(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One open case for each thing of ours and account; further records join it. */
  void open(String reason, String kind, String ourId, Account account, List<String> vendorIds) {
    Set<String> different = new LinkedHashSet<>(vendorIds);
    jdbc.update(
        OPEN,
        reason,
        kind,
        ourId,
        account.vendor(),
        account.name(),
        different.toArray(String[]::new),
        Timestamp.from(clock.instant()));
    LOG.warn(
        "identity-review reason={} kind={} ours={} account={} records={}",
        reason,
        kind,
        ourId,
        account.key(),
        different.size());
  }

  /**
   * @param open those still to be decided; else the decided ones, the latest first
   */
  public List<IdentityReview> list(boolean open, int limit) {
    String sql =
        open
            ? "select * from identity_review where decided_at is null order by id limit ?"
            : "select * from identity_review where decided_at is not null order by id desc limit ?";
    return jdbc.query(sql, (row, n) -> of(row), limit);
  }

  /** Empty for a number that was never given. */
  public Optional<IdentityReview> find(long id) {
    return jdbc
        .query("select * from identity_review where id = ?", (row, n) -> of(row), id)
        .stream()
        .findFirst();
  }

  /** How many wait for a decision. */
  public int open() {
    return jdbc.queryForObject(
        "select count(*)::int from identity_review where decided_at is null", Integer.class);
  }

  /** False if somebody else was faster. */
  boolean close(long id, @Nullable String chosen, String who) {
    String sql =
        """
        update identity_review set decided_at = ?, decided_by = ?, chosen = ?
        where id = ? and decided_at is null
        """;
    return jdbc.update(sql, Timestamp.from(clock.instant()), who, chosen, id) == 1;
  }

  private static IdentityReview of(ResultSet row) throws SQLException {
    Array ids = row.getArray("vendor_ids");
    @Nullable Timestamp decided = row.getTimestamp("decided_at");
    @Nullable Instant decidedAt = decided == null ? null : decided.toInstant();
    return new IdentityReview(
        row.getLong("id"),
        row.getString("reason"),
        row.getString("kind"),
        row.getString("our_id"),
        new Account(row.getString("vendor"), row.getString("account")),
        Arrays.asList((String[]) ids.getArray()),
        row.getTimestamp("opened_at").toInstant(),
        decidedAt,
        row.getString("decided_by"),
        row.getString("chosen"));
  }
}
