package dev.wattle.outbound.send;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.wattle.event.Event;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.ledger.WaitingMessages;
import dev.wattle.outbound.obstacle.Obstacle;
import dev.wattle.outbound.obstacle.Obstacles;
import dev.wattle.outbound.obstacle.StoppedTemplates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** An obstacle is gone: what waited for it comes back to the gate, a few a second. */
@Component("release")
public class Release {

  private static final Logger LOG = LoggerFactory.getLogger(Release.class);
  private static final int AT_ONCE = 50;
  private static final Duration STEP = Duration.ofSeconds(1);

  private final Obstacles obstacles;
  private final StoppedTemplates templates;
  private final WaitingMessages waiting;
  private final SchedulerClient scheduler;
  private final Clock clock;

  Release(
      Obstacles obstacles,
      StoppedTemplates templates,
      WaitingMessages waiting,
      SchedulerClient scheduler,
      Clock clock) {
    this.obstacles = obstacles;
    this.templates = templates;
    this.waiting = waiting;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * Somebody mended the cause.
   *
   * @param by who says so
   * @return how many messages come back; 0 if there was no such obstacle
   */
  public int release(Obstacle.Kind kind, String key, String by) {
    if (!obstacles.remove(kind, key)) {
      return 0;
    }
    List<String> ids = waiting.behind(kind, key);
    Instant at = clock.instant();
    for (int i = 0; i < ids.size(); i += AT_ONCE) {
      wake(ids.subList(i, Math.min(ids.size(), i + AT_ONCE)), at);
      at = at.plus(STEP);
    }
    LOG.info("released kind={} key={} by={} messages={}", kind.text(), key, by, ids.size());
    return ids.size();
  }

  /** Meta said something new about a template. */
  public void templateChanged(Event event) {
    templates
        .freedBy(event)
        .forEach(obstacle -> release(obstacle.kind(), obstacle.key(), event.type()));
  }

  /**
   * Meta takes a template again, and told us so in an answer.
   *
   * @param by who asked Meta
   */
  public void templateFreed(String name, String language, String by) {
    templates.of(name, language).forEach(obstacle -> release(obstacle.kind(), obstacle.key(), by));
  }

  /** It got through: whatever held its number does so no more. */
  void accepted(MessageRequested message) {
    obstacles
        .disprovedBy(message)
        .forEach(obstacle -> release(obstacle.kind(), obstacle.key(), message.id()));
  }

  private void wake(List<String> ids, Instant at) {
    List<TaskInstance<?>> due =
        ids.stream()
            .<TaskInstance<?>>map(id -> Deferral.DUE.instance(id + "@" + at.toEpochMilli()).build())
            .toList();
    scheduler.scheduleBatch(due, at);
  }
}
