package dev.wattle.ops.template.drift;

import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.state.TemplateState;
import dev.wattle.template.state.TemplateStates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Raises the alarm for a template that Meta moves to marketing or does not take, with the flows
 * that send it. Health stays up: the gate withholds or replaces, everything else works.
 */
@Component("templatesHealthIndicator")
class DriftWatch implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

  private final TemplateCatalogue catalogue;
  private final TemplateStates states;
  private final FlowUse use;
  private final MeterRegistry meters;
  private final MultiGauge gauge;
  private volatile Map<String, Trouble> troubles = Map.of();

  DriftWatch(
      TemplateCatalogue catalogue, TemplateStates states, FlowUse use, MeterRegistry meters) {
    this.catalogue = catalogue;
    this.states = states;
    this.use = use;
    this.meters = meters;
    this.gauge =
        MultiGauge.builder("wattle.template.trouble")
            .description("Templates that Meta moves to marketing, or does not take")
            .register(meters);
  }

  /**
   * @param what {@code category-drift}, or Meta's status in lower case
   * @param flows that send the template
   */
  record Trouble(String what, Set<String> flows) {}

  @Override
  public Health health() {
    return Health.up().withDetail("troubles", troubles).build();
  }

  /** An alarm is raised once, and again if the trouble comes back. */
  @Scheduled(fixedDelayString = "${wattle.template.watch-interval:1m}")
  void look() {
    Map<String, Trouble> found = new TreeMap<>();
    try {
      for (Template template : catalogue.all()) {
        what(template)
            .ifPresent(
                what ->
                    found.put(
                        template.name() + "/" + template.language(),
                        new Trouble(what, use.of(template.name()))));
      }
    } catch (DataAccessException e) {
      LOG.warn("templates-unwatched cause={}", e.getClass().getSimpleName());
      return;
    }
    Map<String, Trouble> before = troubles;
    troubles = Map.copyOf(found);
    found.forEach((template, trouble) -> alarm(template, trouble, before.get(template)));
    List<Row<?>> rows =
        found.entrySet().stream()
            .<Row<?>>map(
                e -> Row.of(Tags.of("template", e.getKey(), "what", e.getValue().what()), 1))
            .toList();
    gauge.register(rows, true);
  }

  private Optional<String> what(Template template) {
    TemplateState state = states.of(template);
    if (state.isDrifted(template.category())) {
      return Optional.of("category-drift");
    }
    return state.isSendable()
        ? Optional.empty()
        : Optional.of(state.status().toLowerCase(Locale.ROOT));
  }

  private void alarm(
      String template, Trouble trouble, @org.jspecify.annotations.Nullable Trouble before) {
    if (before == null || !before.what().equals(trouble.what())) {
      LOG.error(
          "template-trouble template={} what={} flows={}",
          template,
          trouble.what(),
          trouble.flows());
      meters.counter("wattle.template.alarms", "what", trouble.what()).increment();
    }
  }
}
