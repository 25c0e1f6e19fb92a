package dev.wattle.connector.cursor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Beans by methods: where the room is used without a database, there are none of them. */
@Configuration(proxyBeanMethods = false)
class TurnConfiguration {

  @Bean
  CursorRows cursorRows(JdbcTemplate jdbc) {
    return new CursorRows(jdbc);
  }

  @Bean
  CursorSteps cursorSteps(CursorRows rows, ObjectMapper json, Clock clock) {
    return new CursorSteps(rows, json, clock);
  }

  @Bean
  Turns turns(CursorRows rows, Clock clock) {
    return new Turns(rows, clock);
  }

  @Bean
  TurnSchedule turnSchedule(SchedulerClient scheduler, Turns turns, Clock clock) {
    return new TurnSchedule(scheduler, turns, clock);
  }

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
