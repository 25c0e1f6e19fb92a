package dev.wattle.contact.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.ContactId;
import dev.wattle.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A CRM with one field of one person: tells of each change three times, of our writes as well, but
 * not of a write that changes nothing.
 */
public final class CrmOnPaper {

  private record Webhook(String value, Instant at) {}

  private final FieldRig.Told told;
  private final FieldLedger ledger;
  private final JdbcTemplate jdbc;
  private final ContactId person;
  private final SettableClock clock;
  private final List<Webhook> webhooks = new ArrayList<>();
  private final Deque<String> events = new ArrayDeque<>();
  private @Nullable String value;
  private int calls;
  private int number;

  public CrmOnPaper(ApplicationContext rig, ContactId person, SettableClock clock) {
    this.told = rig.getBean(FieldRig.Told.class);
    this.ledger = rig.getBean(FieldLedger.class);
    this.jdbc = rig.getBean(JdbcTemplate.class);
    this.person = person;
    this.clock = clock;
  }

  /** The person changes the name at WhatsApp. */
  public void weHear(String name) {
    clock.advance(Duration.ofMillis(100));
    publish(told.by(FieldRig.WHATSAPP, person, "name", name, clock.instant()));
  }

  /** Somebody changes it in the CRM. */
  public void edited(String name) {
    clock.advance(Duration.ofMillis(100));
    set(name);
  }

  /** One of the webhooks on their way arrives. */
  public void deliver(Random random) {
    Webhook next = webhooks.remove(random.nextInt(webhooks.size()));
    publish(told.by(FieldRig.CRM, person, "name", next.value(), next.at()));
  }

  /** The flow takes its next event to the CRM. */
  public void weWrite() {
    String cause = events.pollFirst();
    if (cause == null) {
      return;
    }
    clock.advance(Duration.ofMillis(10));
    JsonNode due = ledger.due(person, FieldRig.CRM, List.of("name"), cause);
    clock.advance(Duration.ofMillis(40));
    if (due.has("name")) {
      calls++;
      set(due.path("name").asText());
    }
  }

  /** How many calls are made if every field is looked at once more. */
  public int quietAfter() {
    return ledger.due(person, FieldRig.CRM, List.of("name"), "quiet").size();
  }

  public boolean hasWork() {
    return !events.isEmpty();
  }

  public int undelivered() {
    return webhooks.size();
  }

  public int calls() {
    return calls;
  }

  public @Nullable String value() {
    return value;
  }

  /** What we hold to be right. */
  public @Nullable String known() {
    return jdbc.queryForObject(
        "select value #>> '{}' from contact_field where contact_id = ? and field = 'name'",
        String.class,
        person.value());
  }

  private void publish(FieldOutcome outcome) {
    if (!outcome.changed().isEmpty() || !outcome.differing().isEmpty()) {
      events.addLast("event-" + number++);
    }
  }

  private void set(String name) {
    if (!name.equals(value)) {
      value = name;
      for (int i = 0; i < 3; i++) {
        webhooks.add(new Webhook(name, clock.instant()));
      }
    }
  }
}
