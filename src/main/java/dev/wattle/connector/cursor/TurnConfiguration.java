package dev.wattle.connector.cursor;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TurnConfiguration {

  /** A persistent task, one instance for each flow. If its node dies another one takes it up. */
  @Bean
  Task<Void> turn(Turns turns) {
    return Tasks.custom(TurnSchedule.TURN)
        .onFailureReschedule(FixedDelay.of(Turns.RETRY))
        .onDeadExecutionRevive()
        .execute(
            (instance, context) -> {
              Instant next = turns.turn(instance.getId());
              return (complete, operations) -> operations.reschedule(complete, next);
            });
  }
}
