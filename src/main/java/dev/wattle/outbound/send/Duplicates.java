package dev.wattle.outbound.send;

import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.OutboundRecord;
import dev.wattle.outbound.ledger.MessageClaims;
import dev.wattle.outbound.ledger.MessageOutcomes;
import dev.wattle.outbound.ledger.MessageOutcomes.Try;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.ledger.MessageVerdicts;
import dev.wattle.outbound.ledger.MessageVerdicts.From;
import dev.wattle.outbound.ledger.MessageVerdicts.Line;
import dev.wattle.outbound.ledger.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A record whose message could not be claimed: a real duplicate, or one of us crashed before. */
@Component
class Duplicates {

  private static final Logger LOG = LoggerFactory.getLogger(Duplicates.class);
  private static final Duration BEHIND_OTHERS = Duration.ofSeconds(1);

  private final MessageClaims claims;
  private final MessageVerdicts verdicts;
  private final MessageOutcomes outcomes;
  private final Deferral deferral;
  private final SendMeters meters;
  private final Clock clock;

  Duplicates(
      MessageClaims claims,
      MessageVerdicts verdicts,
      MessageOutcomes outcomes,
      Deferral deferral,
      SendMeters meters,
      Clock clock) {
    this.claims = claims;
    this.verdicts = verdicts;
    this.outcomes = outcomes;
    this.deferral = deferral;
    this.meters = meters;
    this.clock = clock;
  }

  void handle(OutboundRecord record) {
    Optional<Standing> standing = claims.standing(record.message().id());
    if (standing.isEmpty() || isBehindOthers(standing.get(), record)) {
      standInLine(
          record.message(), standing.isEmpty() || !record.resumed() ? From.NEW : From.WAITING);
    } else if (standing.get().wasBegunAt(record.position())) {
      crashed(record.message(), standing.get().attempts());
    } else {
      repeated(record.message(), standing.get());
    }
  }

  /** It was free to be claimed, and was not: earlier messages to the person still wait. */
  private static boolean isBehindOthers(Standing standing, OutboundRecord record) {
    return switch (standing.state()) {
      case REQUESTED, WITHHELD -> true;
      case DEFERRED -> record.resumed();
      default -> false;
    };
  }

  private void standInLine(MessageRequested message, From from) {
    Instant until = clock.instant().plus(BEHIND_OTHERS);
    String text =
        "message %s waits behind earlier messages to contact %s. Nothing to do; it goes out by itself."
            .formatted(message.id(), message.to());
    verdicts
        .defer(message, "outbound.line", text, until, new Line(true, BEHIND_OTHERS, from))
        .ifPresent(due -> deferral.wake(message.id(), due));
    meters.count("later", "outbound.line");
  }

  /** The same place on the bus, claimed and nothing more: nobody knows whether it was sent. */
  private void crashed(MessageRequested message, int attempt) {
    Try lost = new Try(message.id(), attempt, clock.instant(), Duration.ZERO);
    outcomes.uncertain(lost, "This process ended between the claim and the answer.");
    deferral.settle(message.id(), attempt);
    meters.count("uncertain", "outbound.crashed");
    LOG.warn("uncertain message={} attempt={} cause=crash", message.id(), attempt);
  }

  /** Its waits may be missing if we crashed before they were scheduled. */
  private void repeated(MessageRequested message, Standing standing) {
    if (standing.state() == MessageState.UNCERTAIN) {
      deferral.settle(message.id(), standing.attempts());
    } else if (standing.state() == MessageState.DEFERRED && standing.dueAt() != null) {
      deferral.wake(message.id(), standing.dueAt());
    }
    meters.count("duplicate", "outbound.duplicate");
    LOG.info("duplicate message={} state={}", message.id(), standing.state());
  }
}
