package dev.wattle.contact;

import dev.wattle.contact.external.ExternalIds;
import dev.wattle.event.ContactId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes one person of contacts that turned out to be the same. Works in the caller's transaction.
 */
@Component
class ContactMerges {

  private static final Logger LOG = LoggerFactory.getLogger(ContactMerges.class);

  /** Merges are rare: one at a time in the whole cluster, so that chains of them cannot cross. */
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('wattle.contact-merge', 0))";

  private static final String TODAY =
      """
      select id from contact where id in (select contact_root(met) from unnest(?::uuid[]) as met)
      order by created_at, id
      """;
  private static final String WINDOWS =
      """
      insert into service_window as w (contact_id, number_id, last_inbound_at, conversation_id, first_message)
      select ?, number_id, last_inbound_at, conversation_id, first_message from service_window where contact_id = ?
      on conflict (contact_id, number_id) do update set last_inbound_at = excluded.last_inbound_at,
        conversation_id = excluded.conversation_id, first_message = excluded.first_message
      where excluded.last_inbound_at > w.last_inbound_at
      """;
  private static final String FACTS =
      """
      insert into contact_fact as f (contact_id, kind, vendor, value, changed_at)
      select ?, kind, vendor, value, changed_at from contact_fact where contact_id = ?
      on conflict (contact_id, kind, vendor) do update set value = excluded.value, changed_at = excluded.changed_at
      where excluded.changed_at > f.changed_at
      """;
  private static final String NAMES =
      """
      update contact s set name = coalesce(s.name, m.name), username = coalesce(s.username, m.username)
      from contact m where s.id = ? and m.id = ?
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final ExternalIds externalIds;
  private final ObjectProvider<MergeListener> listeners;

  ContactMerges(
      JdbcTemplate jdbc,
      Clock clock,
      ExternalIds externalIds,
      ObjectProvider<MergeListener> listeners) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.externalIds = externalIds;
    this.listeners = listeners;
  }

  /**
   * The contact that all of these are from now on: the oldest. Repeating it changes nothing.
   *
   * @param met contacts that exist
   */
  ContactId merge(Collection<ContactId> met, String reason) {
    jdbc.query(ONE_AT_A_TIME, row -> {});
    UUID[] ids = met.stream().map(ContactId::value).toArray(UUID[]::new);
    List<UUID> today = jdbc.queryForList(TODAY, UUID.class, (Object) ids);
    ContactId survivor = new ContactId(today.get(0));
    for (UUID other : today.subList(1, today.size())) {
      absorb(new ContactMerge(survivor, new ContactId(other), reason, clock.instant()));
    }
    return survivor;
  }

  private void absorb(ContactMerge merge) {
    UUID survivor = merge.survivor().value();
    UUID merged = merge.merged().value();
    jdbc.update(
        "update contact_identity set contact_id = ? where contact_id = ?", survivor, merged);
    jdbc.update(WINDOWS, survivor, merged);
    jdbc.update("delete from service_window where contact_id = ?", merged);
    jdbc.update(FACTS, survivor, merged);
    jdbc.update("delete from contact_fact where contact_id = ?", merged);
    jdbc.update(NAMES, survivor, merged);
    externalIds.merged(survivor.toString(), merged.toString());
    note(merge, survivor, merged);
    listeners.orderedStream().forEach(listener -> listener.merged(merge));
    LOG.info("contacts-merged survivor={} merged={} reason={}", survivor, merged, merge.reason());
  }

  private void note(ContactMerge merge, UUID survivor, UUID merged) {
    Timestamp at = Timestamp.from(merge.at());
    jdbc.update("update contact set merged_into = ? where merged_into = ?", survivor, merged);
    jdbc.update(
        "update contact set merged_into = ?, merged_at = ? where id = ?", survivor, at, merged);
    jdbc.update(
        "insert into contact_merge (merged, survivor, reason, merged_at) values (?, ?, ?, ?)",
        merged,
        survivor,
        merge.reason(),
        at);
  }
}
