package dev.wattle.ops;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Without PostgreSQL nothing can be told apart from its duplicate, and no consent be looked up. */
@Component
class PostgresqlHealthIndicator implements HealthIndicator {

  private static final String PROBLEM =
      "ops.postgresql-silent: no answer from PostgreSQL (%s). Start it, or correct"
          + " SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD.";

  private final DataSource database;
  private final int seconds;

  PostgresqlHealthIndicator(DataSource database, OpsSettings settings) {
    this.database = database;
    this.seconds = Math.toIntExact(Math.max(1, settings.healthTimeout().toSeconds()));
  }

  @Override
  public Health health() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(seconds)
          ? Health.up().build()
          : down("not valid after " + seconds + " s");
    } catch (SQLException e) {
      return down(e.getClass().getSimpleName());
    }
  }

  private static Health down(String why) {
    return Health.down().withDetail("problem", PROBLEM.formatted(why)).build();
  }
}
