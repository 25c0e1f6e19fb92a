package dev.wattle.consent.brake;

import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.consent.brake.BrakeRows.Held;
import dev.wattle.consent.talk.OptingOutSettings;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Withdrawals that nobody typed: an error, a preference, a box un-ticked in a CRM. Where too many
 * people are withdrawn at once, a mistake is likelier than a will: these are held, and so is
 * marketing to these people, until an operator decides. What a person says is never held.
 */
@Component
public class AutomaticWithdrawals {

  private static final Logger LOG = LoggerFactory.getLogger(AutomaticWithdrawals.class);
  private static final int PAGE = 200;

  private final BrakeRows rows;
  private final ConsentLedger ledger;
  private final OptingOutSettings settings;
  private final Clock clock;
  private final TransactionTemplate transaction;

  public AutomaticWithdrawals(
      BrakeRows rows,
      ConsentLedger ledger,
      OptingOutSettings settings,
      Clock clock,
      DataSource dataSource) {
    this.rows = rows;
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
  }

  /**
   * @return whether it is in force; false if the brake holds it
   */
  public boolean withdraw(Told told) {
    boolean held = Boolean.TRUE.equals(transaction.execute(status -> isHeld(told)));
    if (!held) {
      ledger.record(decision(told, "consent"));
    }
    return !held;
  }

  private boolean isHeld(Told told) {
    rows.lock();
    Instant now = clock.instant();
    if (rows.brake().isEmpty()) {
      Instant since = now.minus(settings.brake().within());
      rows.forgetBefore(since);
      int people = rows.count(told, now, since);
      if (people <= settings.brake().people()) {
        return false;
      }
      rows.engage(told.source(), people, now);
      LOG.error(
          "consent-brake source={} people={} within={} held=see /ops/consent/brake",
          told.source(),
          people,
          settings.brake().within());
    }
    rows.hold(told, now);
    return true;
  }

  /** Whether a withdrawal of this person waits for an operator. */
  public boolean isHeld(ContactId contact) {
    return rows.isHeld(contact);
  }

  /** Empty while the brake is off. */
  public Optional<Brake> brake() {
    return rows.brake();
  }

  /** Some of those that wait, the oldest first. */
  public List<Told> held(int limit) {
    return rows.held(limit).stream().map(Held::told).toList();
  }

  /**
   * They were meant: all are recorded, with the time at which they were said.
   *
   * @return how many
   * @throws Failure REFUSED {@code consent.brake-off}
   */
  public int apply(String operator) {
    return decide("applied", operator);
  }

  /**
   * They were a mistake: none is recorded.
   *
   * @return how many
   * @throws Failure REFUSED {@code consent.brake-off}
   */
  public int discard(String operator) {
    return decide("discarded", operator);
  }

  private int decide(String fate, String operator) {
    if (rows.brake().isEmpty()) {
      throw Failure.of(
          Kind.REFUSED, "consent.brake-off", "the brake is off; nothing waits. Nothing to do.");
    }
    int decided = 0;
    boolean released = false;
    while (!released) {
      List<Held> page = rows.held(PAGE);
      page.forEach(held -> decide(held, fate, operator));
      decided += page.size();
      released = page.isEmpty() && Boolean.TRUE.equals(transaction.execute(status -> released()));
    }
    return decided;
  }

  /** First the ledger: after a crash in between, the same row is found again. */
  private void decide(Held held, String fate, String operator) {
    if ("applied".equals(fate)) {
      ledger.record(decision(held.told(), "operator:" + operator));
    }
    rows.decide(held.id(), fate, operator, clock.instant());
  }

  private boolean released() {
    rows.lock();
    boolean empty = rows.held(1).isEmpty();
    if (empty) {
      rows.release();
    }
    return empty;
  }

  private static ConsentDecision decision(Told told, String by) {
    return new ConsentDecision(
        told.contact(),
        Purpose.MARKETING,
        ConsentState.WITHDRAWN,
        channel(told.source()),
        told.source(),
        null,
        told.evidence(),
        told.key(),
        told.at(),
        by);
  }

  private static String channel(String source) {
    return source.startsWith("crm") ? "crm" : "whatsapp";
  }
}
