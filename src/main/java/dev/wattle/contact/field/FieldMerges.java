package dev.wattle.contact.field;

import dev.wattle.contact.ContactMerge;
import dev.wattle.contact.MergeListener;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Of two contacts that are one, the later value of each field stays. */
@Component
class FieldMerges implements MergeListener {

  private static final List<String> STATEMENTS =
      List.of(
          """
          insert into contact_field as f (contact_id, field, value, origin, changed_at)
          select ?, field, value, origin, changed_at from contact_field where contact_id = ?
          on conflict (contact_id, field) do update set value = excluded.value, origin = excluded.origin,
            changed_at = excluded.changed_at where excluded.changed_at > f.changed_at
          """,
          """
          insert into contact_field_at (contact_id, system, field, told, told_at, sent, sent_at)
          select ?, system, field, told, told_at, sent, sent_at from contact_field_at where contact_id = ?
          on conflict do nothing
          """,
          "update contact_field_sent set contact_id = ? where contact_id = ?");

  private final JdbcTemplate jdbc;

  FieldMerges(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void merged(ContactMerge merge) {
    for (String statement : STATEMENTS) {
      jdbc.update(statement, merge.survivor().value(), merge.merged().value());
    }
    jdbc.update("delete from contact_field where contact_id = ?", merge.merged().value());
    jdbc.update("delete from contact_field_at where contact_id = ?", merge.merged().value());
  }
}
