package dev.wattle.outbound.send;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.wattle.outbound.OutboundSettings;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Messages that wait do so in the database, not in a thread. Saying it twice is the same as once.
 */
@Component
class Deferral {

  static final TaskDescriptor<Void> DUE = TaskDescriptor.of("message-due");
  static final TaskDescriptor<Void> SETTLE = TaskDescriptor.of("message-settle");

  private final SchedulerClient scheduler;
  private final OutboundSettings settings;
  private final Clock clock;

  Deferral(SchedulerClient scheduler, OutboundSettings settings, Clock clock) {
    this.scheduler = scheduler;
    this.settings = settings;
    this.clock = clock;
  }

  /** The message goes to the gate again at that time. */
  void wake(String messageId, Instant at) {
    schedule(DUE, messageId + "@" + at.toEpochMilli(), at);
  }

  /** Some status should have come by then. */
  void settle(String messageId, int attempt) {
    schedule(SETTLE, messageId + "@" + attempt, clock.instant().plus(settings.settleAfter()));
  }

  /** Which message an instance is about. */
  static String messageId(String instance) {
    return instance.substring(0, instance.lastIndexOf('@'));
  }

  private void schedule(TaskDescriptor<Void> task, String instance, Instant at) {
    scheduler.scheduleIfNotExists(task.instance(instance).build(), at);
  }
}
