package dev.wattle.outbound.gate;

import dev.wattle.template.Template;
import dev.wattle.template.state.TemplateState;
import dev.wattle.template.state.TemplateStates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** Meta's word about a template changes rarely; a thousand sends a second need not ask again. */
@Component
class KnownStates {

  private static final Duration KEPT = Duration.ofSeconds(2);

  private final TemplateStates states;
  private final Clock clock;
  private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

  KnownStates(TemplateStates states, Clock clock) {
    this.states = states;
    this.clock = clock;
  }

  /** At most two seconds old. */
  TemplateState of(Template template) {
    Instant now = clock.instant();
    return known
        .compute(
            template.name() + "/" + template.language(),
            (key, old) ->
                old != null && now.isBefore(old.until())
                    ? old
                    : new Known(states.of(template), now.plus(KEPT)))
        .state();
  }

  private record Known(TemplateState state, Instant until) {}
}
