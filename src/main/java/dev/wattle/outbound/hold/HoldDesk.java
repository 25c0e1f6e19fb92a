package dev.wattle.outbound.hold;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.contact.key.IdentityKeys;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.outbound.ledger.WaitingMessages;
import dev.wattle.outbound.obstacle.Obstacle;
import dev.wattle.outbound.obstacle.Obstacles;
import dev.wattle.outbound.send.Release;
import dev.wattle.whatsapp.error.ErrorTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** What operators may do about held messages; the same over HTTP and JMX. */
@Component
class HoldDesk {

  private final Obstacles obstacles;
  private final WaitingMessages waiting;
  private final Release release;
  private final ErrorTable errors;
  private final IdentityKeys keys;
  private final AuditLog audit;

  HoldDesk(
      Obstacles obstacles,
      WaitingMessages waiting,
      Release release,
      ErrorTable errors,
      IdentityKeys keys,
      AuditLog audit) {
    this.obstacles = obstacles;
    this.waiting = waiting;
    this.release = release;
    this.errors = errors;
    this.keys = keys;
    this.audit = audit;
  }

  List<Hold> list() {
    return obstacles.standing().stream()
        .map(
            obstacle ->
                Hold.of(
                    obstacle,
                    errors.rule(obstacle.code()).says(),
                    waiting.count(obstacle.kind(), obstacle.key())))
        .toList();
  }

  /**
   * The cause is mended: what waits goes to the gate again.
   *
   * @return how many messages
   * @throws Failure MALFORMED {@code outbound.hold-kind}, REFUSED {@code outbound.hold-unknown}
   */
  int release(String kind, String key, String operator) {
    Obstacle.Kind known = kind(kind);
    boolean stands =
        obstacles.standing().stream()
            .anyMatch(obstacle -> obstacle.kind() == known && obstacle.key().equals(key));
    if (!stands) {
      String text = "nothing is held for %s %s. See GET /ops/holds.".formatted(kind, key);
      throw Failure.of(Kind.REFUSED, "outbound.hold-unknown", text);
    }
    if (known == Obstacle.Kind.IDENTITY) {
      keys.verified(ContactId.of(key));
    }
    int messages = release.release(known, key, operator);
    String after = "released, %d messages go on".formatted(messages);
    audit.record(new AuditAct(operator, "hold.release", kind + " " + key, "held", after));
    return messages;
  }

  private static Obstacle.Kind kind(String text) {
    try {
      return Obstacle.Kind.of(text);
    } catch (IllegalArgumentException e) {
      String known =
          "'%s' is no kind of hold. Use number, account, marketing, template, blocked, identity or alarm.";
      throw Failure.of(Kind.MALFORMED, "outbound.hold-kind", known.formatted(text), e);
    }
  }
}
