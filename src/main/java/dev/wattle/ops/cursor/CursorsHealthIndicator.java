package dev.wattle.ops.cursor;

import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while a cursor is late. Not part of readiness: webhooks come in all the same. */
@Component
class CursorsHealthIndicator implements HealthIndicator {

  private final CursorWatch watch;

  CursorsHealthIndicator(CursorWatch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    List<CursorView> cursors = watch.cursors();
    boolean late = cursors.stream().anyMatch(CursorView::late);
    return (late ? Health.down() : Health.up()).withDetail("cursors", cursors).build();
  }
}
