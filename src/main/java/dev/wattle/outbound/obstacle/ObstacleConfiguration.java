package dev.wattle.outbound.obstacle;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ObstacleConfiguration {

  private static final Duration SWEEP = Duration.ofHours(1);

  /** A persistent task: of all nodes one does it. */
  @Bean
  Task<Void> obstacleSweep(Obstacles obstacles) {
    return Tasks.recurring("obstacle-sweep", FixedDelay.of(SWEEP))
        .execute((instance, context) -> obstacles.sweep());
  }
}
