package dev.wattle.outbound.obstacle;

import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.obstacle.Obstacle.Kind;
import dev.wattle.outbound.pacing.NumberStandings;
import dev.wattle.outbound.pacing.PacingSettings;
import dev.wattle.whatsapp.error.ErrorRule;
import dev.wattle.whatsapp.error.SideEffect;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What an error means for others than the message that met it. */
@Component
public class SideEffects {

  private static final Logger LOG = LoggerFactory.getLogger(SideEffects.class);

  private static final Map<SideEffect, Kind> KINDS =
      Map.of(
          SideEffect.HOLD_NUMBER, Kind.NUMBER,
          SideEffect.PAUSE_NUMBER, Kind.NUMBER,
          SideEffect.HOLD_ACCOUNT, Kind.ACCOUNT,
          SideEffect.STOP_MARKETING, Kind.MARKETING,
          SideEffect.STOP_TEMPLATE, Kind.TEMPLATE,
          SideEffect.PAUSE_TEMPLATE, Kind.TEMPLATE,
          SideEffect.CAP_MARKETING, Kind.MARKETING_CAP,
          SideEffect.MARK_UNREACHABLE, Kind.UNREACHABLE);

  private final Obstacles obstacles;
  private final NumberStandings standings;
  private final PacingSettings settings;
  private final MeterRegistry meters;

  SideEffects(
      Obstacles obstacles,
      NumberStandings standings,
      PacingSettings settings,
      MeterRegistry meters) {
    this.obstacles = obstacles;
    this.standings = standings;
    this.settings = settings;
    this.meters = meters;
  }

  /**
   * Repeating it with the same message is the same as once.
   *
   * @return what stands in the way from now on, if anything does
   */
  public Optional<Obstacle> follow(MessageRequested message, int code, ErrorRule rule, Instant at) {
    if (rule.effect() == SideEffect.SLOW_NUMBER) {
      standings.slow(message.from());
      return Optional.empty();
    }
    return Optional.ofNullable(KINDS.get(rule.effect()))
        .map(kind -> met(encounter(kind, message, code, rule, at)));
  }

  private Encounter encounter(
      Kind kind, MessageRequested message, int code, ErrorRule rule, Instant at) {
    boolean hold =
        rule.effect() == SideEffect.HOLD_NUMBER || rule.effect() == SideEffect.HOLD_ACCOUNT;
    @Nullable Duration probe =
        hold ? Objects.requireNonNullElse(rule.pause(), settings.probeAfter()) : null;
    @Nullable Duration pause =
        hold ? null : kind == Kind.UNREACHABLE ? settings.unreachableFor() : rule.pause();
    return new Encounter(
        kind, key(kind, message), code, message.id(), at, pause, rule.growth(), probe);
  }

  private String key(Kind kind, MessageRequested message) {
    return switch (kind) {
      case NUMBER -> message.from();
      case ACCOUNT, MARKETING -> obstacles.account(message.from());
      case TEMPLATE -> Obstacles.template(message);
      case UNREACHABLE, MARKETING_CAP -> message.to().toString();
    };
  }

  /** An alarm, except where it is one person only. */
  private Obstacle met(Encounter encounter) {
    Obstacle obstacle = obstacles.meet(encounter);
    String kind = obstacle.kind().text();
    meters
        .counter("wattle.obstacles", "kind", kind, "code", String.valueOf(obstacle.code()))
        .increment();
    if (!obstacle.kind().isOfAPerson()) {
      LOG.error(
          "obstacle kind={} key={} code={} times={} until={} remedy=\"GET /ops/holds\"",
          kind,
          obstacle.key(),
          obstacle.code(),
          obstacle.times(),
          obstacle.until());
    }
    return obstacle;
  }
}
