package dev.wattle.privacy.erasure;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every table that holds something of a person, and what becomes of it there. */
@Component
class Traces {

  private static final String OF_MESSAGES =
      " where message_id in (select id from message where contact_id = any(:family))";

  /** By name of what is erased; the order matters where one statement needs what another erases. */
  private static final List<Trace> ALL =
      List.of(
          gone("identities", "contact_identity"),
          gone("facts", "contact_fact"),
          gone("fields", "contact_field"),
          gone("fieldsElsewhere", "contact_field_at"),
          gone("fieldsSent", "contact_field_sent"),
          gone("serviceWindows", "service_window"),
          gone("groups", "contact_group_member"),
          gone("identityKeys", "contact_identity_key"),
          gone("reviews", "consent_review"),
          gone("questions", "opt_in_question"),
          gone("replies", "consent_reply"),
          gone("automaticWithdrawals", "automatic_withdrawal"),
          new Trace(
              "externalIds",
              "external_id",
              "delete from external_id where kind = 'contact' and our_id = any(:family::text[])"),
          new Trace(
              "messagesElsewhere",
              "external_id",
              """
              delete from external_id where kind = 'message' and our_id in (
                select id from message where contact_id = any(:family))
              """),
          new Trace(
              "identityReviews",
              "identity_review",
              "delete from identity_review where our_id = any(:family::text[])"),
          new Trace(
              "waitingDeliveries",
              "waiting_delivery",
              "delete from waiting_delivery where lane = any(:family::text[])"),
          new Trace(
              "obstacles", "obstacle", "delete from obstacle where key = any(:family::text[])"),
          new Trace("statuses", "message_status", "delete from message_status" + OF_MESSAGES),
          new Trace(
              "attempts",
              "message_attempt",
              "update message_attempt set detail = null" + OF_MESSAGES),
          new Trace(
              "messages",
              "message",
              """
              update message set content = '{}', address = 'ZZ.erased', fallback = null, reply_to = null, wamid = null,
                detail = null, erased_at = :now,
                rule = case when state in ('requested', 'deferred') then 'privacy.erased' else rule end,
                state = case when state in ('requested', 'deferred') then 'withheld' else state end
              where contact_id = any(:family) and erased_at is null
              """),
          new Trace(
              "complaints",
              "complaint",
              "update complaint set address = '', text = null, message_id = null where contact_id = any(:family)"),
          new Trace(
              "heldWithdrawals",
              "held_withdrawal",
              "update held_withdrawal set evidence = '{}', evidence_key = 'erased:' || id where contact_id = any(:family)"),
          new Trace(
              "deadLetters",
              "dead_letter",
              """
              update dead_letter set payload = convert_to('{}', 'UTF8'), headers = '{}', key = null, event = 'erased',
                message = 'Erased with the person.',
                who = coalesce(who, 'privacy'), decided_at = coalesce(decided_at, :now),
                state = case state when 'parked' then 'discarded' else state end
              where exists (select from unnest(:needles::text[]) as needle
                where key = needle or position(convert_to(needle, 'UTF8') in payload) > 0)
              """),
          // That the person was erased still has to be told.
          new Trace(
              "webhookDeliveries",
              "webhook_delivery",
              """
              delete from webhook_delivery where not (type = 'ops.contact.erased' and state = 'pending')
                and exists (select from unnest(:needles::text[]) as needle
                  where lane = needle or position(convert_to(needle, 'UTF8') in body) > 0)
              """),
          new Trace(
              "evidence",
              "consent",
              """
              update consent set evidence = '{"erased": true}'
              where contact_id = any(:family) and evidence <> '{"erased": true}' and not jsonb_exists(evidence, 'erasure')
                and set_config('wattle.erasing', 'on', true) = 'on'
              """),
          new Trace(
              "names",
              "contact",
              "update contact set name = null, username = null, erased_at = :now where id = any(:family)"));

  private final JdbcClient jdbc;

  Traces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Trace(String name, String table, String sql) {}

  /**
   * Part of the caller's transaction.
   *
   * @param needles what names the person in texts: ids and addresses
   * @return how many rows of what
   */
  Map<String, Object> erase(UUID[] family, String[] needles, Instant now) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Trace trace : ALL) {
      if (isThere(trace.table())) {
        int rows =
            jdbc.sql(trace.sql())
                .param("family", family)
                .param("needles", needles)
                .param("now", Timestamp.from(now))
                .update();
        counts.put(trace.name(), rows);
      }
    }
    return counts;
  }

  private boolean isThere(String table) {
    return jdbc.sql("select to_regclass(?) is not null").param(table).query(Boolean.class).single();
  }

  private static Trace gone(String name, String table) {
    return new Trace(name, table, "delete from " + table + " where contact_id = any(:family)");
  }
}
