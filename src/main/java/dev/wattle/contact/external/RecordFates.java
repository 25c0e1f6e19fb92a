package dev.wattle.contact.external;

import dev.wattle.contact.external.ExternalId.Account;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of people's records at other systems: two become one, or there is none any more. The
 * fact {@code gone-from} of a contact says the latter, until the person has a record there again.
 */
@Component
public class RecordFates {

  /**
   * What tells that a record is no more comes before, or for a day after, what else is told of it.
   */
  private static final Duration LATE_NEWS = Duration.ofDays(1);

  private static final String HOLDERS =
      """
      select contact_root(our_id::uuid)::text from external_id
      where kind = 'contact' and vendor = ? and account = ? and vendor_id = any(?)
      group by 1 order by bool_or(vendor_id = ?) desc, min(array_position(?, vendor_id))
      """;
  private static final String RELEASE =
      "delete from external_id where kind = 'contact' and vendor = ? and account = ? and vendor_id = any(?)";
  private static final String GONE =
      """
      insert into contact_fact (contact_id, kind, vendor, value, changed_at)
      values (contact_root(?), 'gone-from', ?, jsonb_build_object('fate', ?::text, 'id', ?::text), ?)
      on conflict (contact_id, kind, vendor) do update set changed_at = excluded.changed_at,
        value = case when contact_fact.value ->> 'fate' = 'erased' then contact_fact.value else excluded.value end
      """;
  private static final String IS_GONE =
      """
      select exists (select from contact_fact where contact_id in (select id from contact_family(?))
        and kind = 'gone-from' and vendor = ? and value ->> 'id' = ? and changed_at > ?)
      """;
  private static final String BACK =
      """
      delete from contact_fact where contact_id in (select id from contact_family(?))
        and kind = 'gone-from' and vendor = ?
      """;

  private final JdbcTemplate jdbc;
  private final IdentityReviews reviews;
  private final Clock clock;
  private final TransactionTemplate transaction;

  RecordFates(JdbcTemplate jdbc, IdentityReviews reviews, Clock clock) {
    this.jdbc = jdbc;
    this.reviews = reviews;
    this.clock = clock;
    this.transaction =
        new TransactionTemplate(
            new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())));
  }

  /**
   * Records were joined into one: whoever had any of them has that one. Where several people of
   * ours had one each, the one of the record that stays keeps it, and the others wait for a
   * person's decision.
   *
   * @return who was concerned
   */
  public List<String> merged(Account account, String stays, List<String> merged) {
    Set<String> all = new LinkedHashSet<>(merged);
    all.add(stays);
    String[] ids = all.toArray(String[]::new);
    return Objects.requireNonNull(transaction.execute(status -> moved(account, stays, ids)));
  }

  private List<String> moved(Account account, String stays, String[] ids) {
    List<String> holders =
        jdbc.queryForList(HOLDERS, String.class, account.vendor(), account.name(), ids, stays, ids);
    if (holders.isEmpty()) {
      return holders;
    }
    jdbc.update(RELEASE, account.vendor(), account.name(), ids);
    jdbc.update(
        "insert into external_id (kind, our_id, vendor, account, vendor_id, seen_at)"
            + " values ('contact', ?, ?, ?, ?, ?) on conflict do nothing",
        holders.get(0),
        account.vendor(),
        account.name(),
        stays,
        Timestamp.from(clock.instant()));
    for (String other : holders.subList(1, holders.size())) {
      reviews.open("record-of-another", ExternalId.CONTACT, other, account, List.of(stays));
    }
    return holders;
  }

  /**
   * A record is no more. Its link is forgotten, and nothing that we know makes a new one by itself.
   *
   * @param fate {@code deleted} or {@code erased}
   * @return whose it was; empty if nobody's, or if that is known
   */
  public Optional<String> gone(Account account, String vendorId, String fate) {
    return Objects.requireNonNull(transaction.execute(status -> left(account, vendorId, fate)));
  }

  private Optional<String> left(Account account, String vendorId, String fate) {
    String[] id = {vendorId};
    Optional<String> whose =
        jdbc
            .queryForList(HOLDERS, String.class, account.vendor(), account.name(), id, vendorId, id)
            .stream()
            .findFirst();
    whose.ifPresent(
        contact -> {
          jdbc.update(RELEASE, account.vendor(), account.name(), id);
          jdbc.update(
              GONE,
              UUID.fromString(contact),
              account.key(),
              fate,
              vendorId,
              Timestamp.from(clock.instant()));
        });
    return whose;
  }

  /** Whether it is known of that record that it was deleted of late. */
  boolean isGone(String contact, Account account, String vendorId) {
    Timestamp since = Timestamp.from(clock.instant().minus(LATE_NEWS));
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            IS_GONE, Boolean.class, UUID.fromString(contact), account.key(), vendorId, since));
  }

  /** The person has a record there again. */
  void back(String contact, Account account) {
    jdbc.update(BACK, UUID.fromString(contact), account.key());
  }
}
