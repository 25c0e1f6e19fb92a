package dev.wattle.outbound.hold;

import dev.wattle.outbound.obstacle.Obstacle;
import dev.wattle.outbound.obstacle.Obstacles;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Down while a number or an account is held: a person has to mend something. Not part of readiness,
 * because nothing is lost and everything else goes on.
 */
@Component
class HoldsHealthIndicator implements HealthIndicator {

  private final Obstacles obstacles;

  HoldsHealthIndicator(Obstacles obstacles) {
    this.obstacles = obstacles;
  }

  @Override
  public Health health() {
    try {
      List<Obstacle> standing = obstacles.standing();
      boolean alarm = standing.stream().anyMatch(o -> o.isHold() && o.until() == null);
      Health.Builder health = alarm ? Health.down() : Health.up();
      return health
          .withDetail("held", standing.stream().map(HoldsHealthIndicator::sentence).toList())
          .build();
    } catch (DataAccessException e) {
      return Health.unknown().withDetail("problem", "the database is away").build();
    }
  }

  private static String sentence(Obstacle obstacle) {
    return "%s %s since %s by error %d"
        .formatted(obstacle.kind().text(), obstacle.key(), obstacle.since(), obstacle.code());
  }
}
