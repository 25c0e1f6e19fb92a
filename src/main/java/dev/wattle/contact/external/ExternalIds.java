package dev.wattle.contact.external;

import dev.wattle.contact.external.ExternalId.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one id map. What it is told never replaces what it knew: where both differ, the known one
 * holds and a person decides.
 */
@Component
public class ExternalIds {

  private static final String ROW =
      "insert into external_id (kind, our_id, vendor, account, vendor_id, seen_at)"
          + " values (?, ?, ?, ?, ?, ?) on conflict do nothing";
  private static final String BY_OURS =
      """
      select vendor_id from external_id
      where kind = ? and vendor = ? and account = ? and our_id in (
        select ? union select id::text from contact_family(case when ? = 'contact' then ?::uuid end))
      order by our_id = ? desc, seen_at limit 1
      """;

  private static final String OF_CONTACT =
      "select * from external_id where kind = 'contact' and our_id = ?";
  private static final String MOVE =
      "update external_id set our_id = ?"
          + " where kind = 'contact' and vendor = ? and account = ? and vendor_id = ?";

  private final JdbcTemplate jdbc;
  private final IdentityReviews reviews;
  private final RecordFates fates;
  private final Clock clock;
  private final TransactionTemplate transaction;

  ExternalIds(JdbcTemplate jdbc, IdentityReviews reviews, RecordFates fates, Clock clock) {
    this.jdbc = jdbc;
    this.reviews = reviews;
    this.fates = fates;
    this.clock = clock;
    this.transaction =
        new TransactionTemplate(
            new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())));
  }

  /** What that account calls it; empty if we never heard. */
  public Optional<String> vendorId(String kind, String ourId, Account account) {
    String uuid = ExternalId.CONTACT.equals(kind) ? ourId : null;
    return jdbc
        .queryForList(
            BY_OURS, String.class, kind, account.vendor(), account.name(), ourId, kind, uuid, ourId)
        .stream()
        .findFirst();
  }

  /** What we call it; for a contact who it is today, after merges. */
  public Optional<String> ourId(String kind, Account account, String vendorId) {
    String sql =
        """
        select case when kind = 'contact' then contact_root(our_id::uuid)::text else our_id end
        from external_id where kind = ? and vendor = ? and account = ? and vendor_id = ?
        """;
    return jdbc
        .queryForList(sql, String.class, kind, account.vendor(), account.name(), vendorId)
        .stream()
        .findFirst();
  }

  /**
   * Remembers a pair. Where either of them is known with another partner nothing changes, and the
   * case goes to the review list; nor does a record come back that was deleted a while ago.
   *
   * @return whether the pair holds
   */
  public boolean remember(ExternalId told) {
    return Boolean.TRUE.equals(transaction.execute(status -> isNoted(told)));
  }

  private boolean isNoted(ExternalId told) {
    Account account = told.account();
    Optional<String> known = vendorId(told.kind(), told.ourId(), account);
    if (known.isPresent()) {
      return holds(known.get().equals(told.vendorId()), "another-record", told, known.get());
    }
    boolean person = ExternalId.CONTACT.equals(told.kind());
    if (person && fates.isGone(told.ourId(), account, told.vendorId())) {
      return false;
    }
    if (insert(told) == 1) {
      if (person) {
        fates.back(told.ourId(), account);
      }
      return true;
    }
    Optional<String> holder = ourId(told.kind(), account, told.vendorId());
    boolean same = holder.isPresent() && holder.get().equals(root(told));
    return holds(same, "record-of-another", told, null);
  }

  private boolean holds(boolean same, String reason, ExternalId told, @Nullable String known) {
    if (!same) {
      List<String> records =
          Stream.of(known, told.vendorId()).filter(Objects::nonNull).distinct().toList();
      reviews.open(reason, told.kind(), root(told), told.account(), records);
    }
    return same;
  }

  /**
   * Two contacts are one from now on. Where both had a record, the survivor's holds and a person
   * decides; the other one still finds them. Works in the caller's transaction.
   */
  public void merged(String survivor, String merged) {
    List<ExternalId> theirs = jdbc.query(OF_CONTACT, (row, n) -> of(row), merged);
    for (ExternalId one : theirs) {
      Optional<String> ours = vendorId(ExternalId.CONTACT, survivor, one.account());
      if (ours.isEmpty() || ours.get().equals(one.vendorId())) {
        jdbc.update(MOVE, survivor, one.account().vendor(), one.account().name(), one.vendorId());
      } else {
        List<String> both = List.of(ours.get(), one.vendorId());
        reviews.open("contacts-merged", ExternalId.CONTACT, survivor, one.account(), both);
      }
    }
  }

  /** A search found more than one: nothing is remembered, a person decides. */
  public void doubt(String kind, String ourId, Account account, List<String> vendorIds) {
    reviews.open("several-records", kind, ourId, account, vendorIds);
  }

  /** Nothing happens if it was not known. */
  public void forget(String kind, String ourId, Account account) {
    String sql =
        """
        delete from external_id where kind = ? and vendor = ? and account = ? and our_id in (
          select ? union select id::text from contact_family(case when ? = 'contact' then ?::uuid end))
        """;
    @Nullable String uuid = ExternalId.CONTACT.equals(kind) ? ourId : null;
    jdbc.update(sql, kind, account.vendor(), account.name(), ourId, kind, uuid);
  }

  /** This pair and no other, whoever had either of them before. */
  void replace(ExternalId pair) {
    forget(pair.kind(), pair.ourId(), pair.account());
    jdbc.update(
        "delete from external_id where kind = ? and vendor = ? and account = ? and vendor_id = ?",
        pair.kind(),
        pair.account().vendor(),
        pair.account().name(),
        pair.vendorId());
    insert(pair);
  }

  private int insert(ExternalId one) {
    return jdbc.update(
        ROW,
        one.kind(),
        one.ourId(),
        one.account().vendor(),
        one.account().name(),
        one.vendorId(),
        Timestamp.from(clock.instant()));
  }

  private String root(ExternalId told) {
    return ExternalId.CONTACT.equals(told.kind())
        ? jdbc.queryForObject("select contact_root(?::uuid)::text", String.class, told.ourId())
        : told.ourId();
  }

  private static ExternalId of(ResultSet row) throws SQLException {
    return new ExternalId(
        row.getString("kind"),
        row.getString("our_id"),
        new Account(row.getString("vendor"), row.getString("account")),
        row.getString("vendor_id"));
  }
}
