package dev.wattle.consent;

import dev.wattle.consent.cache.Answers;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every decision of every person, append-only; the newest per contact and purpose decides. Of
 * contacts that were merged, the stricter answer holds until the person decides anew.
 */
@Component
public class ConsentLedger {

  private static final String NEWEST =
      """
      with family as (select id, merged_at from contact_family(?)),
      decided as (
        select c.id, c.state, c.decided_at,
          case when c.recorded_at >= (select max(merged_at) from family) then null else c.contact_id end as side
        from consent c join family f on f.id = c.contact_id
        where c.purpose = ? and c.decided_at <= ?::timestamptz),
      newest as (select distinct on (side) * from decided order by side, decided_at desc, id desc)
      select id, state from (
        (select * from newest where side is not null
          order by array_position(array['withdrawn', 'expired', 'given'], state), decided_at desc, id desc limit 1)
        union all select * from newest where side is null) as both_sides
      order by decided_at desc, id desc limit 1
      """;

  private final JdbcClient jdbc;
  private final ConsentRows rows;
  private final Clock clock;
  private final Answers kept;
  private final ObjectProvider<ConsentListener> listeners;

  ConsentLedger(
      JdbcClient jdbc,
      ConsentRows rows,
      Clock clock,
      Answers kept,
      ObjectProvider<ConsentListener> listeners) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.clock = clock;
    this.kept = kept;
    this.listeners = listeners;
  }

  /**
   * Writes the decision down; it is in force for the next answer. The same evidence again changes
   * nothing and yields the row it gave at first.
   */
  public RecordedConsent record(ConsentDecision decision) {
    RecordedConsent recorded = rows.insertOnce(decision, clock.instant());
    tell(recorded);
    return recorded;
  }

  /**
   * Writes the decision down as part of the caller's transaction. After its commit {@link #tell}
   * has to follow.
   */
  public RecordedConsent enter(ConsentDecision decision) {
    return rows.insertOnce(decision, clock.instant());
  }

  /** Puts in force what was entered and committed, and tells whoever listens. */
  public void tell(RecordedConsent recorded) {
    forget(recorded.decision().contact());
    listeners.orderedStream().forEach(listener -> listener.recorded(recorded));
  }

  /** As {@link #tell(RecordedConsent)}, of many with the effort of a few. */
  public void tell(List<RecordedConsent> recorded) {
    UUID[] people =
        recorded.stream().map(one -> one.decision().contact().value()).toArray(UUID[]::new);
    kept.forget(
        jdbc.sql("select f.id from unnest(?) as told (id), contact_family(told.id) as f")
            .param(people)
            .query(UUID.class)
            .list());
    listeners.orderedStream().forEach(listener -> listener.recorded(recorded));
  }

  /** All rows in the order of their numbers, a page at a time. */
  public List<RecordedConsent> page(long after, int limit) {
    return rows.page(after, limit);
  }

  /**
   * May we write to this person for this purpose, now? A decision by a clock that runs ahead counts
   * at once.
   */
  public ConsentAnswer answer(ContactId contact, Purpose purpose) {
    return kept.of(contact, purpose, () -> newest(contact, purpose, "infinity"));
  }

  /** Something else than a decision changed what counts for this person, such as a merge. */
  public void forget(ContactId contact) {
    kept.forget(
        jdbc.sql("select id from contact_family(?)")
            .param(contact.value())
            .query(UUID.class)
            .list());
  }

  /** May we have written at that time, by all that is known today? */
  public ConsentAnswer answerAt(ContactId contact, Purpose purpose, Instant time) {
    return newest(contact, purpose, time.toString());
  }

  /** All decisions of one person, newest first. */
  public List<RecordedConsent> history(ContactId contact) {
    return rows.of(contact);
  }

  private ConsentAnswer newest(ContactId contact, Purpose purpose, String until) {
    return jdbc.sql(NEWEST)
        .params(contact.value(), purpose.text(), until)
        .query(
            (row, number) ->
                ConsentAnswer.from(
                    purpose, ConsentState.of(row.getString("state")), row.getLong("id")))
        .optional()
        .orElseGet(() -> ConsentAnswer.withoutRow(purpose));
  }
}
