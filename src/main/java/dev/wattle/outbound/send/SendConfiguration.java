package dev.wattle.outbound.send;

import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.wattle.bus.DeadLetters;
import dev.wattle.outbound.MessageJson;
import dev.wattle.outbound.OutboundBus;
import dev.wattle.outbound.ledger.MessageClaims;
import dev.wattle.outbound.ledger.MessageOutcomes;
import dev.wattle.outbound.ledger.StatusJoiner;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The waits of the gate, as persistent tasks. */
@Configuration(proxyBeanMethods = false)
class SendConfiguration {

  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

  /** Longer than WhatsApp repeats a webhook. */
  private static final Duration KEPT = Duration.ofDays(8);

  private static final Duration SWEEP = Duration.ofMinutes(1);

  @Bean
  Wakening wakening(
      MessageClaims claims,
      MessageOutcomes outcomes,
      OutboundBus bus,
      MessageJson json,
      DeadLetters deadLetters,
      Clock clock) {
    return new Wakening(claims, outcomes, bus, json, deadLetters::park, clock);
  }

  @Bean
  Task<Void> messageDue(Wakening wakening) {
    return due(wakening);
  }

  @Bean
  Task<Void> messageSettle(Wakening wakening) {
    return settle(wakening);
  }

  @Bean
  Task<Void> statusSweep(StatusJoiner joiner, Clock clock) {
    return Tasks.recurring("status-sweep", FixedDelay.of(SWEEP))
        .execute((instance, context) -> joiner.sweep(clock.instant().minus(KEPT)));
  }

  /** The scheduler reads the clock of the house. */
  @Bean
  com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
    return clock::instant;
  }

  static OneTimeTask<Void> due(Wakening wakening) {
    return Tasks.oneTime(Deferral.DUE)
        .onFailure(new ExponentialBackoffFailureHandler<>(FIRST_RETRY))
        .execute((instance, context) -> wakening.due(instance.getId()));
  }

  static OneTimeTask<Void> settle(Wakening wakening) {
    return Tasks.oneTime(Deferral.SETTLE)
        .onFailure(new ExponentialBackoffFailureHandler<>(FIRST_RETRY))
        .execute((instance, context) -> wakening.settle(instance.getId()));
  }
}
