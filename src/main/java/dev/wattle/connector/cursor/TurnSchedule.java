package dev.wattle.connector.cursor;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.CamelContext;

/** When turns are due, in the database: of all nodes one does it, and a restart forgets nothing. */
public class TurnSchedule {

  static final TaskDescriptor<Void> TURN = TaskDescriptor.of("turn");

  private final SchedulerClient scheduler;
  private final Turns turns;
  private final Clock clock;

  TurnSchedule(SchedulerClient scheduler, Turns turns, Clock clock) {
    this.scheduler = scheduler;
    this.turns = turns;
    this.clock = clock;
  }

  /** The flow runs here; its first turn ever is due at once. A shorter period holds at once. */
  void begin(String flow, CamelContext camel, Duration period) {
    turns.begin(flow, camel, period);
    scheduler.scheduleIfNotExists(TURN.instance(flow).build(), clock.instant());
    Instant latest = clock.instant().plus(period);
    scheduler
        .getScheduledExecution(TURN.instanceId(flow))
        .filter(due -> !due.isPicked() && due.getExecutionTime().isAfter(latest))
        .ifPresent(due -> scheduler.reschedule(TURN.instanceId(flow), latest));
  }

  void end(String flow) {
    turns.end(flow);
  }

  /** The next turn is due now. */
  public void hurry(String flow) {
    scheduler
        .getScheduledExecution(TURN.instanceId(flow))
        .filter(due -> !due.isPicked())
        .ifPresent(due -> scheduler.reschedule(TURN.instanceId(flow), clock.instant()));
  }
}
