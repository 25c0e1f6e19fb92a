package dev.wattle.outbound.send;

import dev.wattle.event.MessageRequested;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.outbound.OutboundSettings;
import dev.wattle.outbound.ledger.MessageOutcomes;
import dev.wattle.outbound.ledger.MessageOutcomes.Try;
import dev.wattle.outbound.ledger.MessageVerdicts;
import dev.wattle.outbound.ledger.MessageVerdicts.From;
import dev.wattle.outbound.ledger.MessageVerdicts.Line;
import dev.wattle.whatsapp.error.ErrorTable;
import dev.wattle.whatsapp.error.SideEffect;
import dev.wattle.whatsapp.send.SendOutcome;
import dev.wattle.whatsapp.send.SendOutcome.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** WhatsApp said no, and the table says what that means: not now, or not at all. */
@Component
class Rejections {

  private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);

  private final MessageOutcomes outcomes;
  private final MessageVerdicts verdicts;
  private final MarketingStop stop;
  private final ErrorTable errors;
  private final Deferral deferral;
  private final OutboundSettings settings;
  private final SendMeters meters;
  private final Clock clock;

  Rejections(
      MessageOutcomes outcomes,
      MessageVerdicts verdicts,
      MarketingStop stop,
      ErrorTable errors,
      Deferral deferral,
      OutboundSettings settings,
      SendMeters meters,
      Clock clock) {
    this.outcomes = outcomes;
    this.verdicts = verdicts;
    this.stop = stop;
    this.errors = errors;
    this.deferral = deferral;
    this.settings = settings;
    this.meters = meters;
    this.clock = clock;
  }

  void handle(MessageRequested message, Try attempt, Rejected rejected) {
    meters.count("rejected", String.valueOf(rejected.code()));
    LOG.warn(
        "rejected flow={} message={} code={} fate={} effect={}",
        message.flow(),
        message.id(),
        rejected.code(),
        rejected.fate(),
        rejected.effect().text());
    if (rejected.effect() == SideEffect.WITHDRAW_MARKETING) {
      stop.withdraw(message.to(), message.id(), rejected.code(), clock.instant());
    }
    Duration pause = pause(attempt, rejected);
    boolean again = rejected.fate().isRetried() && attempt.no() < settings.attempts();
    if (!again) {
      fail(message, attempt, rejected);
    } else if (rejected.effect() == SideEffect.PAUSE_PAIR
        || pause.compareTo(settings.waitInLane()) > 0) {
      defer(message, attempt, rejected, pause);
    } else {
      outcomes.released(attempt, code(rejected), rejected.details());
      throw Failure.throttled(rule(rejected), sentence(message, rejected), pause);
    }
  }

  private Duration pause(Try attempt, Rejected rejected) {
    @Nullable Duration grown =
        rejected.code() == SendOutcome.NO_CODE
            ? null
            : errors.rule(rejected.code()).pauseAfter(attempt.no() - 1);
    return Objects.requireNonNullElse(
        grown, Objects.requireNonNullElse(rejected.pause(), settings.waitInLane()));
  }

  private void fail(MessageRequested message, Try attempt, Rejected rejected) {
    outcomes.failed(attempt, rule(rejected), code(rejected), rejected.details());
    Kind kind = rejected.fate().isRetried() ? Kind.REFUSED : rejected.fate();
    throw Failure.of(kind, rule(rejected), sentence(message, rejected));
  }

  private void defer(MessageRequested message, Try attempt, Rejected rejected, Duration pause) {
    outcomes.rejectedForNow(attempt, code(rejected), rejected.details());
    boolean pair = rejected.effect() == SideEffect.PAUSE_PAIR;
    verdicts
        .defer(
            message,
            rule(rejected),
            sentence(message, rejected),
            clock.instant().plus(pause),
            new Line(pair, pause, From.CLAIMED))
        .ifPresent(due -> deferral.wake(message.id(), due));
  }

  private static String rule(Rejected rejected) {
    return rejected.code() == SendOutcome.NO_CODE
        ? "whatsapp.rejected"
        : "whatsapp." + rejected.code();
  }

  private static @Nullable Integer code(Rejected rejected) {
    return rejected.code() == SendOutcome.NO_CODE ? null : (Integer) rejected.code();
  }

  private static String sentence(MessageRequested message, Rejected rejected) {
    return "message %s to contact %s was refused: %s"
        .formatted(message.id(), message.to(), rejected.details());
  }
}
