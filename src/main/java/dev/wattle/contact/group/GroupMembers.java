package dev.wattle.contact.group;

import dev.wattle.event.ContactId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is in a group, as far as we saw: people who wrote there, and those of whom we were told that
 * they came or left. News may come twice and in any order.
 */
@Component
public class GroupMembers {

  private static final String NOTE =
      """
      insert into contact_group_member as m (group_id, contact_id, seen_at, wrote_at, left_at, number_id)
      values (:group, contact_root(:contact), :seen, :wrote, :left, :number)
      on conflict (group_id, contact_id) do update set seen_at = greatest(m.seen_at, excluded.seen_at),
        wrote_at = greatest(m.wrote_at, excluded.wrote_at), left_at = greatest(m.left_at, excluded.left_at),
        number_id = coalesce(excluded.number_id, m.number_id)
      """;

  private static final String IN =
      """
      select distinct contact_root(contact_id) from contact_group_member
      where group_id = ? and seen_at is not null and (left_at is null or seen_at > left_at)
      """;

  private static final String WROTE =
      """
      select wrote_at from contact_group_member
      where group_id = ? and contact_id in (select id from contact_family(?)) and number_id = ?
        and wrote_at is not null and (left_at is null or wrote_at > left_at)
      order by wrote_at desc limit 1
      """;

  private final JdbcClient jdbc;

  GroupMembers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody wrote in the group, to that number of ours. */
  public void wrote(String group, ContactId contact, String numberId, Instant at) {
    note(group, contact)
        .param("seen", Timestamp.from(at))
        .param("wrote", Timestamp.from(at))
        .param("left", null)
        .param("number", numberId)
        .update();
  }

  public void joined(String group, ContactId contact, Instant at) {
    note(group, contact)
        .param("seen", Timestamp.from(at))
        .param("wrote", null)
        .param("left", null)
        .param("number", null)
        .update();
  }

  public void left(String group, ContactId contact, Instant at) {
    note(group, contact)
        .param("seen", null)
        .param("wrote", null)
        .param("left", Timestamp.from(at))
        .param("number", null)
        .update();
  }

  /** Those who are in it now; there may be others of whom we never heard. */
  public List<ContactId> of(String group) {
    return jdbc.sql(IN).param(group).query(UUID.class).list().stream().map(ContactId::new).toList();
  }

  /**
   * When the person, who is still in it, last wrote in the group to that number; empty if never.
   */
  public Optional<Instant> lastWrote(String group, ContactId contact, String numberId) {
    return jdbc.sql(WROTE)
        .params(group, contact.value(), numberId)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** The groups in which the person is or was, as far as we saw. */
  public List<String> groups(ContactId contact) {
    return jdbc.sql(
            "select distinct group_id from contact_group_member where contact_id in (select id from contact_family(?)) order by 1")
        .param(contact.value())
        .query(String.class)
        .list();
  }

  /** The number of ours that is in the group; empty if nobody wrote there. */
  public Optional<String> number(String group) {
    return jdbc.sql(
            "select number_id from contact_group_member where group_id = ? and number_id is not null order by wrote_at desc limit 1")
        .param(group)
        .query(String.class)
        .optional();
  }

  private JdbcClient.StatementSpec note(String group, ContactId contact) {
    return jdbc.sql(NOTE).param("group", group).param("contact", contact.value());
  }
}
