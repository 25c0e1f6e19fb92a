package dev.wattle.outbound.send;

import dev.wattle.event.MessageRequested;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.outbound.OutboundSettings;
import dev.wattle.outbound.effect.Instead;
import dev.wattle.outbound.effect.SideEffects;
import dev.wattle.outbound.ledger.MessageOutcomes;
import dev.wattle.outbound.ledger.MessageOutcomes.Try;
import dev.wattle.outbound.ledger.MessageVerdicts;
import dev.wattle.outbound.ledger.MessageVerdicts.From;
import dev.wattle.outbound.ledger.MessageVerdicts.Line;
import dev.wattle.outbound.obstacle.Obstacle;
import dev.wattle.outbound.pacing.PacingSettings;
import dev.wattle.whatsapp.error.ErrorRule;
import dev.wattle.whatsapp.error.ErrorTable;
import dev.wattle.whatsapp.error.SideEffect;
import dev.wattle.whatsapp.send.SendOutcome;
import dev.wattle.whatsapp.send.SendOutcome.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
  private final SideEffects effects;
  private final Instead instead;
  private final ErrorTable errors;
  private final Deferral deferral;
  private final OutboundSettings settings;
  private final PacingSettings pacing;
  private final SendMeters meters;
  private final Clock clock;

  Rejections(
      MessageOutcomes outcomes,
      MessageVerdicts verdicts,
      MarketingStop stop,
      SideEffects effects,
      Instead instead,
      ErrorTable errors,
      Deferral deferral,
      OutboundSettings settings,
      PacingSettings pacing,
      SendMeters meters,
      Clock clock) {
    this.outcomes = outcomes;
    this.verdicts = verdicts;
    this.stop = stop;
    this.effects = effects;
    this.instead = instead;
    this.errors = errors;
    this.deferral = deferral;
    this.settings = settings;
    this.pacing = pacing;
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
    Optional<Obstacle> obstacle =
        effects.follow(message, attempt.no(), rejected.code(), meaning(rejected), clock.instant());
    Optional<MessageRequested> other = other(message, rejected);
    if (other.isPresent()) {
      defer(other.get(), attempt, rejected, Duration.ZERO);
    } else if (obstacle.filter(met -> waits(met, attempt, rejected)).isPresent()) {
      hold(message, attempt, rejected, obstacle.get());
    } else if (obstacle.filter(met -> met.kind() == Obstacle.Kind.MARKETING_CAP).isPresent()) {
      fail(message, attempt, rejected);
    } else {
      refuse(message, attempt, rejected);
    }
  }

  private void refuse(MessageRequested message, Try attempt, Rejected rejected) {
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

  private ErrorRule meaning(Rejected rejected) {
    return rejected.code() == SendOutcome.NO_CODE
        ? new ErrorRule(rejected.fate(), rejected.pause(), 1, rejected.effect(), rejected.details())
        : errors.rule(rejected.code());
  }

  private Optional<MessageRequested> other(MessageRequested message, Rejected rejected) {
    boolean twice =
        rejected.effect() == SideEffect.CHECK_MEDIA
            && outcomes.refusals(message.id(), rejected.code()) > 0;
    return twice ? Optional.empty() : instead.of(message, rejected.effect());
  }

  private boolean waits(Obstacle obstacle, Try attempt, Rejected rejected) {
    boolean again = rejected.fate().isRetried() && attempt.no() < settings.attempts();
    return obstacle.isHold()
        || obstacle.kind() == Obstacle.Kind.TEMPLATE && again
        || obstacle.kind() == Obstacle.Kind.MARKETING_CAP
            && obstacle.times() <= pacing.marketingAgain();
  }

  /** Nothing is wrong with the message: it waits as long as what is in its way. */
  private void hold(MessageRequested message, Try attempt, Rejected rejected, Obstacle obstacle) {
    Instant next =
        Stream.of(obstacle.probeAt(), obstacle.until())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(clock.instant());
    outcomes.rejectedForNow(attempt, code(rejected), rejected.details());
    Line line = new Line(obstacle.isHold(), Duration.ZERO, From.CLAIMED);
    verdicts
        .defer(message, obstacle.kind().rule(), sentence(message, rejected), next, line)
        .ifPresent(due -> deferral.wake(message.id(), due));
    meters.count("later", obstacle.kind().rule());
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
    effects.givenUp(message, rule(rejected), code(rejected), meaning(rejected).says());
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
