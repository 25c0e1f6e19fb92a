package dev.wattle.outbound.gate;

import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.template.Category;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.state.TemplateState;
import dev.wattle.template.state.TemplateStates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A template must exist, be allowed by Meta, be complete, and be what the purpose says it is. */
@Component
class TemplateRule {

  private static final Map<Category, Set<Purpose>> FITTING =
      Map.of(
          Category.UTILITY, Set.of(Purpose.UTILITY, Purpose.SERVICE),
          Category.AUTHENTICATION, Set.of(Purpose.AUTHENTICATION),
          Category.MARKETING, Set.of(Purpose.MARKETING));

  /** Meta's word about a template changes rarely; a thousand sends a second need not ask again. */
  private static final Duration KEPT = Duration.ofSeconds(2);

  private final TemplateCatalogue catalogue;
  private final TemplateStates states;
  private final Clock clock;
  private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

  TemplateRule(TemplateCatalogue catalogue, TemplateStates states, Clock clock) {
    this.catalogue = catalogue;
    this.states = states;
    this.clock = clock;
  }

  Optional<Verdict> unfit(MessageRequested message) {
    if (!message.isTemplate()) {
      return Optional.empty();
    }
    String name = String.valueOf(message.content().get("name"));
    String language = String.valueOf(message.content().get("language"));
    Optional<Template> template = catalogue.find(name, language);
    if (template.isEmpty()) {
      String text =
          "message %s names template %s in %s, which is not in the catalogue. Add it to config/templates, or correct the name.";
      return withhold("template.unknown", text.formatted(message.id(), name, language));
    }
    return notSendable(message, template.get())
        .or(() -> otherPurpose(message, template.get()))
        .or(() -> incomplete(message, template.get()));
  }

  private Optional<Verdict> notSendable(MessageRequested message, Template template) {
    TemplateState state = state(template);
    if (state.isSendable()) {
      return Optional.empty();
    }
    String text = "message %s uses template %s, which Meta calls %s. Mend it, or use another.";
    return withhold(
        "template.not-sendable", text.formatted(message.id(), template.name(), state.status()));
  }

  private Optional<Verdict> otherPurpose(MessageRequested message, Template template) {
    Category category = state(template).categoryOr(template.category());
    if (FITTING.getOrDefault(category, Set.of()).contains(message.purpose())) {
      return Optional.empty();
    }
    String text =
        "message %s is for %s, but template %s is filed under %s. Give the purpose that the template has, or use another.";
    return withhold(
        "template.purpose",
        text.formatted(message.id(), message.purpose().text(), template.name(), category));
  }

  private static Optional<Verdict> incomplete(MessageRequested message, Template template) {
    if (message.content().containsKey("components")) {
      return Optional.empty();
    }
    @Nullable Object given = message.content().get("parameters");
    List<String> wrong = template.check(parameters(given));
    return wrong.isEmpty()
        ? Optional.empty()
        : withhold(
            "template.parameters",
            "message %s, template %s: %s"
                .formatted(message.id(), template.name(), String.join(" ", wrong)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> parameters(@Nullable Object given) {
    return given instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
  }

  private TemplateState state(Template template) {
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

  private static Optional<Verdict> withhold(String rule, String sentence) {
    return Optional.of(Verdict.withhold(rule, sentence));
  }

  private record Known(TemplateState state, Instant until) {}
}
