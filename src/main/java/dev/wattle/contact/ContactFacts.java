package dev.wattle.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.ContactId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What other systems know of a person: {@code open-ticket}, {@code answered-ticket}, {@code
 * last-order}, {@code gone-from}; read together with their ids there ({@code external-id}), which
 * the id map keeps, and with the person's fields ({@code field}).
 */
@Component
public class ContactFacts {

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  ContactFacts(JdbcTemplate jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** The newest value wins. */
  public void put(ContactId contact, String kind, String vendor, JsonNode value) {
    jdbc.update(
        """
        insert into contact_fact (contact_id, kind, vendor, value, changed_at) values (contact_root(?), ?, ?, ?::jsonb, ?)
        on conflict (contact_id, kind, vendor) do update set value = excluded.value, changed_at = excluded.changed_at
        """,
        contact.value(),
        kind,
        vendor,
        value.toString(),
        Timestamp.from(clock.instant()));
  }

  /** Nothing happens if it was not known. */
  public void forget(ContactId contact, String kind, String vendor) {
    String sql =
        """
        delete from contact_fact
        where contact_id in (select id from contact_family(?)) and kind = ? and vendor = ?
        """;
    jdbc.update(sql, contact.value(), kind, vendor);
  }

  /** Everything that is known of the person. */
  public List<Fact> of(ContactId contact) {
    return jdbc.query(
        """
        select distinct on (kind, vendor) kind, vendor, value from (
          select kind, vendor, value, false as merged, changed_at from contact_fact
          where contact_id in (select id from contact_family(?))
          union all
          select 'external-id', case account when 'default' then vendor else vendor || '/' || account end,
            to_jsonb(vendor_id), our_id <> contact_root(?)::text, seen_at from external_id
          where kind = 'contact' and our_id in (select id::text from contact_family(?))
          union all
          select 'field', field, value, false, changed_at from contact_field
          where contact_id = contact_root(?) and value <> 'null'::jsonb
        ) as facts order by kind, vendor, merged, changed_at desc
        """,
        (row, n) -> new Fact(row.getString(1), row.getString(2), parse(row.getString(3))),
        contact.value(),
        contact.value(),
        contact.value(),
        contact.value());
  }

  /** The person's languages, as far as somebody told; BCP 47. */
  public List<String> languages(ContactId contact) {
    return of(contact).stream()
        .filter(fact -> "language".equals(fact.kind()))
        .map(Fact::value)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .toList();
  }

  private JsonNode parse(String value) {
    try {
      return json.readTree(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("contact.fact-unreadable", e);
    }
  }

  /** One thing that one system knows. */
  public record Fact(String kind, String vendor, JsonNode value) {}
}
