package dev.wattle.outbound.gate;

import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.courtesy.Addressee;
import dev.wattle.outbound.obstacle.Obstacle;
import dev.wattle.outbound.obstacle.Obstacles;
import dev.wattle.outbound.pacing.PacingSettings;
import dev.wattle.outbound.pacing.PortfolioBudget;
import dev.wattle.outbound.pacing.Throughput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What Meta's patience says against it: holds, quality, and people per day. */
@Component
class PacingRules {

  private final Obstacles obstacles;
  private final Throughput throughput;
  private final PortfolioBudget budget;
  private final PacingSettings settings;
  private final Clock clock;

  PacingRules(
      Obstacles obstacles,
      Throughput throughput,
      PortfolioBudget budget,
      PacingSettings settings,
      Clock clock) {
    this.obstacles = obstacles;
    this.throughput = throughput;
    this.budget = budget;
    this.settings = settings;
    this.clock = clock;
  }

  Optional<Verdict> obstructed(MessageRequested message, Addressee person) {
    Instant next = clock.instant().plus(settings.probeAfter());
    return obstacles
        .ahead(message)
        .filter(obstacle -> !wroteSince(message, person, obstacle))
        .filter(obstacle -> !obstacles.takesProbe(obstacle, next))
        .map(obstacle -> verdict(message, obstacle));
  }

  Optional<Verdict> qualityLow(MessageRequested message) {
    if (!throughput.isClosedForBulk(message)) {
      return Optional.empty();
    }
    String text =
        "message %s is bulk, and the quality of number %s is low. Write to fewer people; it goes out when the quality is back.";
    return later(
        "whatsapp.quality-low",
        text.formatted(message.id(), message.from()),
        clock.instant().plus(settings.recheck()));
  }

  Optional<Verdict> budgetUsedUp(MessageRequested message, Addressee person) {
    String text =
        "message %s waits until %s, because as many people as Meta allows were written to in 24 hours. Nothing to do; it goes out by itself.";
    return budget
        .fullUntil(message, () -> person.isInsideWindow(message.from(), clock.instant()))
        .flatMap(
            until ->
                later("whatsapp.portfolio-budget", text.formatted(message.id(), until), until));
  }

  /** Who writes to us can be reached. */
  private boolean wroteSince(MessageRequested message, Addressee person, Obstacle obstacle) {
    boolean disproved =
        obstacle.kind() == Obstacle.Kind.UNREACHABLE || obstacle.kind() == Obstacle.Kind.BLOCKED;
    return disproved
        && person.lastWrote(message.from()).filter(at -> at.isAfter(obstacle.since())).isPresent();
  }

  private Verdict verdict(MessageRequested message, Obstacle obstacle) {
    String rule = obstacle.kind().rule();
    Optional<String> withheld = withheld(message, obstacle);
    if (withheld.isPresent()) {
      return Verdict.withhold(rule, withheld.get());
    }
    String text = "message %s waits, because error %d stopped %s %s. %s";
    String remedy =
        obstacle.until() == null
            ? "Mend the cause, see GET /ops/holds; nothing is lost."
            : "Nothing to do; it goes out by itself.";
    Instant until =
        Objects.requireNonNullElse(obstacle.until(), clock.instant().plus(settings.recheck()));
    return new Verdict.Later(
        rule,
        text.formatted(
            message.id(), obstacle.code(), obstacle.kind().text(), obstacle.key(), remedy),
        until,
        obstacle.isHold(),
        Duration.ZERO);
  }

  /** Some obstacles are no matter of time; empty for the others. */
  private static Optional<String> withheld(MessageRequested message, Obstacle obstacle) {
    String text =
        switch (obstacle.kind()) {
          case UNREACHABLE ->
              "message %s to contact %s: WhatsApp could not reach the person (error %d), and is not asked again before %s. Use another channel.";
          case BLOCKED ->
              "message %s to contact %s: we blocked the person at Meta (error %d). Unblock them there, then POST /ops/holds/release?kind=blocked.";
          case IDENTITY ->
              "message %s to contact %s: the person's device keys changed (error %d), so that it may be somebody else. Verify who it is, then POST /ops/holds/release?kind=identity.";
          default -> null;
        };
    return Optional.ofNullable(text)
        .map(t -> t.formatted(message.id(), message.to(), obstacle.code(), obstacle.until()));
  }

  private static Optional<Verdict> later(String rule, String sentence, Instant until) {
    return Optional.of(new Verdict.Later(rule, sentence, until, false, Duration.ZERO));
  }
}
