package dev.wattle.privacy.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What is purged, in which order, by which statements. */
@Component
class RetentionClasses {

  private static final String OVER =
      "state not in ('requested', 'deferred', 'claimed', 'uncertain') and requested_at < :cutoff";

  private static final String CONTENT_DUE =
      "select count(*) from message where erased_at is null and " + OVER;
  private static final String CONTENT =
      """
      update message set content = '{}', address = 'ZZ.erased', fallback = null, reply_to = null, wamid = null,
        detail = null, erased_at = :now
      where id in (select id from message where erased_at is null and %s order by requested_at limit :batch)
      """
          .formatted(OVER);

  private static final String ROWS_DUE = "select count(*) from message where " + OVER;
  private static final String ROWS =
      """
      with old as (select id from message where %s order by requested_at limit :batch),
      verdicts as (delete from verdict where message_id in (select id from old)),
      attempts as (delete from message_attempt where message_id in (select id from old))
      delete from message where id in (select id from old)
      """
          .formatted(OVER);

  private static final String LETTERS_DUE =
      "select count(*) from dead_letter where state <> 'parked' and parked_at < :cutoff";
  private static final String LETTERS =
      """
      delete from dead_letter where id in (
        select id from dead_letter where state <> 'parked' and parked_at < :cutoff order by parked_at limit :batch)
      """;

  private static final String DELIVERIES_DUE =
      "select count(*) from webhook_delivery where created_at < :cutoff";
  private static final String DELIVERIES =
      """
      delete from webhook_delivery where no in (
        select no from webhook_delivery where created_at < :cutoff order by created_at limit :batch)
      """;

  private static final String CONSENT_DUE =
      "select count(*) from consent where recorded_at < :cutoff";

  private final RetentionSettings settings;
  private final Duration events;
  private final Clock clock;

  RetentionClasses(
      RetentionSettings settings, @Value("${wattle.bus.retention}") Duration events, Clock clock) {
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  List<RetentionClass> all() {
    Instant consent = before(settings.consent());
    List<RetentionClass> all = new ArrayList<>(WordClasses.all(before(settings.messages())));
    all.addAll(rows(consent));
    return List.copyOf(all);
  }

  private List<RetentionClass> rows(Instant consent) {
    Instant events = clock.instant().minus(this.events);
    return List.of(
        new RetentionClass(
            "messages",
            "wattle.retention.messages",
            before(settings.messages()),
            CONTENT_DUE,
            CONTENT),
        new RetentionClass("message-rows", "wattle.retention.consent", consent, ROWS_DUE, ROWS),
        new RetentionClass("events", "wattle.bus.retention", events, LETTERS_DUE, LETTERS),
        new RetentionClass(
            "webhook-deliveries", "wattle.bus.retention", events, DELIVERIES_DUE, DELIVERIES),
        // The chain over the ledger has no gaps: rows are counted, and stay.
        new RetentionClass("consent", "wattle.retention.consent", consent, CONSENT_DUE, null));
  }

  private Instant before(Period age) {
    return clock.instant().atZone(ZoneOffset.UTC).minus(age).toInstant();
  }
}
