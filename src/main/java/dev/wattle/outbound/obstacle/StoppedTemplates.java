package dev.wattle.outbound.obstacle;

import dev.wattle.event.Event;
import dev.wattle.outbound.obstacle.Obstacle.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A template that an error stopped is free again when Meta says something new about it. */
@Component
public class StoppedTemplates {

  private final Obstacles obstacles;

  StoppedTemplates(Obstacles obstacles) {
    this.obstacles = obstacles;
  }

  /** Which ones the event frees: the same language, and its regions. */
  public List<Obstacle> freedBy(Event event) {
    if (!"whatsapp.template.status".equals(event.type())
        || !(event.data().get("template") instanceof Map<?, ?> template)) {
      return List.of();
    }
    return of(String.valueOf(template.get("name")), String.valueOf(template.get("language")))
        .filter(obstacle -> event.time().isAfter(obstacle.since()))
        .toList();
  }

  /** What stands in the way of a template, in the language and its regions. */
  public Stream<Obstacle> of(String name, String language) {
    String exact = (name + "/" + language).replace('-', '_');
    return obstacles.standing().stream()
        .filter(obstacle -> obstacle.kind() == Kind.TEMPLATE)
        .filter(obstacle -> concerns(obstacle.key().replace('-', '_'), exact));
  }

  private static boolean concerns(String stopped, String told) {
    return stopped.equals(told) || stopped.startsWith(told + "_");
  }
}
