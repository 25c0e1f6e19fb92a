package dev.wattle.outbound.obstacle;

import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.obstacle.Obstacle.Kind;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What stands in the way of a message. The few obstacles of numbers, accounts and templates are
 * kept in memory for a second; those of people are asked for one by one.
 */
@Component
public class Obstacles {

  private static final Logger LOG = LoggerFactory.getLogger(Obstacles.class);
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final ObstacleRows rows;
  private final WhatsAppSettings numbers;
  private final Clock clock;
  private volatile Known known = new Known(List.of(), Instant.MIN);

  Obstacles(ObstacleRows rows, WhatsAppSettings numbers, Clock clock) {
    this.rows = rows;
    this.numbers = numbers;
    this.clock = clock;
  }

  /** The first that keeps this message from going now. */
  public Optional<Obstacle> ahead(MessageRequested message) {
    Instant now = clock.instant();
    return ofNumber(message)
        .filter(obstacle -> obstacle.standsAt(now))
        .findFirst()
        .or(() -> rows.ofPerson(message.to(), message.purpose(), now));
  }

  /** An error that says so was met. All that stands at once knows of it. */
  public Obstacle meet(Encounter encounter) {
    Obstacle obstacle = rows.meet(encounter);
    forget();
    return obstacle;
  }

  /**
   * Whether this message may try if the obstacle is gone; one may at a time.
   *
   * @param next when another one may
   */
  public boolean takesProbe(Obstacle obstacle, Instant next) {
    Instant now = clock.instant();
    boolean due = obstacle.probeAt() != null && !now.isBefore(obstacle.probeAt());
    boolean taken = due && rows.takeProbe(obstacle, next, now);
    if (due) {
      forget();
    }
    return taken;
  }

  /** The holds that a message which was accepted proves wrong. */
  public List<Obstacle> disprovedBy(MessageRequested message) {
    return ofNumber(message)
        .filter(obstacle -> obstacle.isHold() && obstacle.probeAt() != null)
        .toList();
  }

  /** False if it is gone already. */
  public boolean remove(Kind kind, String key) {
    boolean removed = rows.remove(kind, key);
    forget();
    return removed;
  }

  /** An error stopped the template in this language. */
  public boolean stops(String template, String language) {
    Instant now = clock.instant();
    String key = template + "/" + language;
    return shared().stream()
        .anyMatch(o -> o.kind() == Kind.TEMPLATE && o.key().equals(key) && o.standsAt(now));
  }

  /** Those that nobody has removed and no time has ended, and that somebody may see to. */
  public List<Obstacle> standing() {
    Instant now = clock.instant();
    return rows.listed().stream().filter(obstacle -> obstacle.standsAt(now)).toList();
  }

  /** Forgets those that ended so long ago that a new one would be no worse. */
  public void sweep() {
    int gone = rows.sweep(clock.instant());
    if (gone > 0) {
      LOG.info("obstacles-swept count={}", gone);
    }
  }

  /** The account that owns a number; empty for a number that is not ours. */
  public String account(String number) {
    return numbers.number(number).map(BusinessNumber::waba).orElse("");
  }

  /** How obstacles name a person, whatever id they go by. */
  public String person(MessageRequested message) {
    return rows.key(message.to());
  }

  /** How obstacles name a template. */
  public static String template(MessageRequested message) {
    return message.content().get("name") + "/" + message.content().get("language");
  }

  private Stream<Obstacle> ofNumber(MessageRequested message) {
    List<Obstacle> shared = shared();
    return shared.isEmpty()
        ? Stream.empty()
        : shared.stream().filter(obstacle -> concerns(obstacle, message));
  }

  private boolean concerns(Obstacle obstacle, MessageRequested message) {
    String key = obstacle.key();
    return switch (obstacle.kind()) {
      case NUMBER -> key.equals(message.from());
      case ACCOUNT -> key.equals(account(message.from()));
      case MARKETING ->
          message.purpose() == Purpose.MARKETING && key.equals(account(message.from()));
      case TEMPLATE -> message.isTemplate() && key.equals(template(message));
      default -> false;
    };
  }

  private List<Obstacle> shared() {
    Known current = known;
    Instant now = clock.instant();
    if (!now.isBefore(current.until())) {
      current = new Known(rows.shared(), now.plus(KEPT));
      known = current;
    }
    return current.obstacles();
  }

  private void forget() {
    known = new Known(List.of(), Instant.MIN);
  }

  private record Known(List<Obstacle> obstacles, Instant until) {}
}
