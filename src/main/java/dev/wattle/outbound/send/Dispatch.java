package dev.wattle.outbound.send;

import dev.wattle.event.MessageRequested;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.outbound.ledger.MessageOutcomes;
import dev.wattle.outbound.ledger.MessageOutcomes.Try;
import dev.wattle.outbound.pacing.BulkShare;
import dev.wattle.whatsapp.send.SendOutcome;
import dev.wattle.whatsapp.send.SendOutcome.Accepted;
import dev.wattle.whatsapp.send.SendOutcome.NotSent;
import dev.wattle.whatsapp.send.SendOutcome.Rejected;
import dev.wattle.whatsapp.send.SendOutcome.Uncertain;
import dev.wattle.whatsapp.send.WhatsAppSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One claimed attempt: the call, and what is written down of it. */
@Component
class Dispatch {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  private final WhatsAppSender whatsapp;
  private final MessageOutcomes outcomes;
  private final Rejections rejections;
  private final Release release;
  private final Deferral deferral;
  private final BulkShare share;
  private final SendMeters meters;
  private final Clock clock;

  Dispatch(
      WhatsAppSender whatsapp,
      MessageOutcomes outcomes,
      Rejections rejections,
      Release release,
      Deferral deferral,
      BulkShare share,
      SendMeters meters,
      Clock clock) {
    this.whatsapp = whatsapp;
    this.outcomes = outcomes;
    this.rejections = rejections;
    this.release = release;
    this.deferral = deferral;
    this.share = share;
    this.meters = meters;
    this.clock = clock;
  }

  void send(MessageRequested message, int no) {
    Instant start = clock.instant();
    SendOutcome outcome = share.aside(message, () -> call(message));
    Try attempt = new Try(message.id(), no, start, Duration.between(start, clock.instant()));
    meters.took(attempt.took());
    if (outcome instanceof Accepted accepted) {
      accepted(message, attempt, accepted);
    } else if (outcome instanceof Rejected rejected) {
      rejections.handle(message, attempt, rejected);
    } else if (outcome instanceof Uncertain uncertain) {
      uncertain(message, attempt, uncertain.reason());
    } else if (outcome instanceof NotSent notSent) {
      throw released(message, attempt, notSent.reason());
    }
  }

  private void accepted(MessageRequested message, Try attempt, Accepted accepted) {
    outcomes.accepted(attempt, accepted.wamid());
    // Held back by Meta's pacing is no end: it leaves later, or fails by a status.
    String held = "accepted".equals(accepted.messageStatus()) ? "none" : accepted.messageStatus();
    meters.count("accepted", held);
    LOG.info(
        "sent flow={} event={} message={} held={} took={}ms",
        message.flow(),
        message.cause(),
        message.id(),
        held,
        attempt.took().toMillis());
    release.accepted(message);
  }

  /** Whatever goes wrong in the call, the claim must not be left without an outcome. */
  private SendOutcome call(MessageRequested message) {
    try {
      return whatsapp.send(message);
    } catch (RuntimeException e) {
      LOG.error("call-broke message={} cause={}", message.id(), e.getClass().getName());
      return e instanceof Failure failure
          ? new NotSent(failure.code())
          : new Uncertain(e.getClass().getSimpleName());
    }
  }

  private void uncertain(MessageRequested message, Try attempt, String reason) {
    outcomes.uncertain(attempt, reason);
    deferral.settle(message.id(), attempt.no());
    meters.count("uncertain", "outbound.uncertain");
    LOG.warn("uncertain flow={} message={} attempt={}", message.flow(), message.id(), attempt.no());
  }

  private Failure released(MessageRequested message, Try attempt, String reason) {
    outcomes.released(attempt, null, reason);
    meters.count("not-sent", "whatsapp.unreachable");
    String text = "message %s did not leave: %s. It is retried by itself; see to the network.";
    return Failure.of(
        Kind.UNREACHABLE, "whatsapp.unreachable", text.formatted(message.id(), reason));
  }
}
