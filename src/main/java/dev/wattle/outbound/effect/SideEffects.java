package dev.wattle.outbound.effect;

import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.obstacle.Encounter;
import dev.wattle.outbound.obstacle.Obstacle;
import dev.wattle.outbound.obstacle.Obstacle.Kind;
import dev.wattle.outbound.obstacle.Obstacles;
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
      Map.ofEntries(
          Map.entry(SideEffect.ALARM, Kind.ALARM),
          Map.entry(SideEffect.HOLD_NUMBER, Kind.NUMBER),
          Map.entry(SideEffect.PAUSE_NUMBER, Kind.NUMBER),
          Map.entry(SideEffect.HOLD_ACCOUNT, Kind.ACCOUNT),
          Map.entry(SideEffect.STOP_MARKETING, Kind.MARKETING),
          Map.entry(SideEffect.STOP_TEMPLATE, Kind.TEMPLATE),
          Map.entry(SideEffect.PAUSE_TEMPLATE, Kind.TEMPLATE),
          Map.entry(SideEffect.CAP_MARKETING, Kind.MARKETING_CAP),
          Map.entry(SideEffect.MARK_UNREACHABLE, Kind.UNREACHABLE),
          Map.entry(SideEffect.MARK_BLOCKED, Kind.BLOCKED),
          Map.entry(SideEffect.VERIFY_IDENTITY, Kind.IDENTITY));

  private final Obstacles obstacles;
  private final NumberStandings standings;
  private final EffectEvents events;
  private final PacingSettings settings;
  private final MeterRegistry meters;

  SideEffects(
      Obstacles obstacles,
      NumberStandings standings,
      EffectEvents events,
      PacingSettings settings,
      MeterRegistry meters) {
    this.obstacles = obstacles;
    this.standings = standings;
    this.events = events;
    this.settings = settings;
    this.meters = meters;
  }

  /**
   * Repeating it with the same message and attempt is the same as once.
   *
   * @param attempt the message's, that met the error
   * @return what stands in the way from now on, if anything does
   */
  public Optional<Obstacle> follow(
      MessageRequested message, int attempt, int code, ErrorRule rule, Instant at) {
    if (rule.effect() == SideEffect.SLOW_NUMBER) {
      standings.slow(message.from());
      return Optional.empty();
    }
    Optional<Obstacle> obstacle =
        Optional.ofNullable(KINDS.get(rule.effect()))
            .filter(kind -> kind != Kind.TEMPLATE || message.isTemplate())
            // In a group it may be true of anybody.
            .filter(kind -> !kind.isOfAPerson() || !message.isToGroup())
            .map(kind -> encounter(kind, message, attempt, code, rule, at))
            .map(encounter -> met(encounter, rule));
    obstacle
        .filter(met -> met.kind() == Kind.UNREACHABLE)
        .ifPresent(met -> events.unreachable(message, "whatsapp." + code, code, met.until()));
    return obstacle;
  }

  /** The message has failed for good, and nothing goes out in its place. */
  public void givenUp(
      MessageRequested message, String code, @Nullable Integer number, String says) {
    events.failed(message, code, number, says);
  }

  private Encounter encounter(
      Kind kind, MessageRequested message, int attempt, int code, ErrorRule rule, Instant at) {
    boolean hold =
        rule.effect() == SideEffect.HOLD_NUMBER || rule.effect() == SideEffect.HOLD_ACCOUNT;
    @Nullable Duration probe =
        hold ? Objects.requireNonNullElse(rule.pause(), settings.probeAfter()) : null;
    @Nullable Duration pause =
        switch (kind) {
          case UNREACHABLE -> settings.unreachableFor();
          case ALARM -> settings.alarmFor();
          default -> hold ? null : rule.pause();
        };
    String cause = message.id() + "@" + attempt;
    return new Encounter(
        kind, key(kind, message, code), code, cause, at, pause, rule.growth(), probe);
  }

  private String key(Kind kind, MessageRequested message, int code) {
    return switch (kind) {
      case NUMBER -> message.from();
      case ACCOUNT, MARKETING -> obstacles.account(message.from());
      case TEMPLATE -> Obstacles.template(message);
      case UNREACHABLE, MARKETING_CAP, BLOCKED, IDENTITY -> obstacles.person(message);
      case ALARM -> String.valueOf(code);
    };
  }

  /** Something stands in the way: an alarm, except where nobody has to do anything. */
  public Obstacle met(Encounter encounter, ErrorRule rule) {
    Obstacle obstacle = obstacles.meet(encounter);
    String kind = obstacle.kind().text();
    meters
        .counter("wattle.obstacles", "kind", kind, "code", String.valueOf(obstacle.code()))
        .increment();
    if (obstacle.isForSomebody()) {
      LOG.error(
          "obstacle kind={} key={} code={} times={} until={} remedy=\"GET /ops/holds\"",
          kind,
          obstacle.key(),
          obstacle.code(),
          obstacle.times(),
          obstacle.until());
      events.alarm(obstacle, rule);
    }
    return obstacle;
  }
}
