package dev.wattle.ops.consent.csv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.api.contact.ConsentDesk;
import dev.wattle.api.contact.ConsentDesk.Origin;
import dev.wattle.api.contact.Persons;
import dev.wattle.api.contact.rule.ConsentCheck;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.consent.RecordedConsent;
import dev.wattle.event.ContactId;
import dev.wattle.event.EventId;
import dev.wattle.ops.consent.csv.ImportJob.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes one file into the ledger. First everything is checked, then people are found or made, then
 * all rows are written in one transaction: there is no state in which half a file is in force.
 */
@Component
class ImportRun {

  private static final int PART = 250;

  private final CsvConsents csv;
  private final ConsentCheck check;
  private final ConsentDesk desk;
  private final Persons persons;
  private final ConsentLedger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ImportRun(
      CsvConsents csv,
      ConsentCheck check,
      ConsentDesk desk,
      Persons persons,
      ConsentLedger ledger,
      DataSource database,
      Clock clock) {
    this.csv = csv;
    this.check = check;
    this.desk = desk;
    this.persons = persons;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.clock = clock;
  }

  /**
   * @param digest of the file: the same file again changes nothing
   * @throws dev.wattle.failure.Failure where the file is no CSV of consents
   */
  void run(ImportJob job, String digest) {
    List<ObjectNode> consents = check(job);
    ImportJob.View checked = job.view();
    if (checked.invalid() > 0) {
      job.end(
          State.REFUSED, clock.instant(), checked.invalid() + " rows are wrong; see the report");
    } else if (checked.dryRun()) {
      job.end(State.CHECKED, clock.instant(), null);
    } else {
      List<ConsentDecision> decisions = resolve(job, consents, digest);
      tell(job, record(job, decisions));
      job.end(State.DONE, clock.instant(), null);
    }
  }

  private List<ObjectNode> check(ImportJob job) {
    List<ObjectNode> consents = new ArrayList<>();
    List<RowOutcome> outcomes = new ArrayList<>();
    job.move(State.CHECKING, 0, 0);
    csv.read(
        job.file(),
        (line, consent) -> {
          List<String> findings =
              check.check(consent).stream()
                  .map(finding -> column(finding.pointer()) + ": " + finding.detail())
                  .toList();
          outcomes.add(RowOutcome.checked(line, findings));
          consents.add(consent);
          job.done(consents.size());
        });
    job.report(outcomes);
    int invalid = (int) outcomes.stream().filter(RowOutcome::isInvalid).count();
    job.move(State.CHECKING, outcomes.size(), invalid);
    return consents;
  }

  private List<ConsentDecision> resolve(ImportJob job, List<ObjectNode> consents, String digest) {
    job.move(State.RESOLVING, consents.size(), 0);
    List<ConsentDecision> decisions = new ArrayList<>();
    Instant now = clock.instant();
    for (List<ObjectNode> part : parts(consents)) {
      List<ContactId> people =
          persons.resolve(
              part.stream()
                  .map(consent -> persons.address(consent.path("address").textValue()))
                  .toList());
      for (int i = 0; i < part.size(); i++) {
        ConsentState state = ConsentState.of(part.get(i).path("state").textValue());
        String key = EventId.from("import", digest, String.valueOf(decisions.size()));
        Origin origin = new Origin(key, now, job.view().who(), "import:");
        decisions.add(desk.decision(people.get(i), state, part.get(i), origin));
      }
      job.done(decisions.size());
    }
    return decisions;
  }

  private List<RecordedConsent> record(ImportJob job, List<ConsentDecision> decisions) {
    job.move(State.RECORDING, decisions.size(), 0);
    List<RecordedConsent> recorded =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  List<RecordedConsent> rows = new ArrayList<>();
                  for (ConsentDecision decision : decisions) {
                    rows.add(ledger.enter(decision));
                    job.done(rows.size());
                  }
                  return rows;
                }));
    List<RowOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < recorded.size(); i++) {
      outcomes.add(job.outcomes().get(i).recorded(recorded.get(i).row()));
    }
    job.report(outcomes);
    return recorded;
  }

  /** Withdrawals first: what waits for those people must not go out meanwhile. */
  private void tell(ImportJob job, List<RecordedConsent> recorded) {
    job.move(State.TELLING, recorded.size(), 0);
    Map<Boolean, List<RecordedConsent>> withdrawn =
        recorded.stream()
            .collect(
                Collectors.partitioningBy(one -> one.decision().state() == ConsentState.WITHDRAWN));
    int told = 0;
    for (boolean withdrawals : new boolean[] {true, false}) {
      for (List<RecordedConsent> part : parts(withdrawn.get(withdrawals))) {
        ledger.tell(part);
        told += part.size();
        job.done(told);
      }
    }
  }

  /** So many that a transaction or an acknowledgement is shared, so few that progress is seen. */
  private static <T> List<List<T>> parts(List<T> all) {
    return IntStream.range(0, (all.size() + PART - 1) / PART)
        .mapToObj(part -> all.subList(part * PART, Math.min(all.size(), (part + 1) * PART)))
        .toList();
  }

  private static String column(String pointer) {
    return pointer.isEmpty() ? "row" : pointer.substring(1).replace('/', '.');
  }
}
