package dev.wattle.outbound.gate;

import dev.wattle.consent.ConsentAnswer;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.template.Category;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.state.TemplateState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** Meta pauses for 3 h, then for 6 h; what is older than a day has lost its sense. */
  private static final Duration HELD = Duration.ofHours(24);

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

  private final TemplateCatalogue catalogue;
  private final KnownStates states;
  private final ConsentLedger consents;
  private final Clock clock;

  TemplateRule(
      TemplateCatalogue catalogue, KnownStates states, ConsentLedger consents, Clock clock) {
    this.catalogue = catalogue;
    this.states = states;
    this.consents = consents;
    this.clock = clock;
  }

  /** For a message whose template was chosen before, see {@link TemplateChoice}. */
  Optional<Verdict> unfit(MessageRequested message) {
    if (!message.isTemplate()) {
      return Optional.empty();
    }
    String name = String.valueOf(message.content().get("name"));
    String language = String.valueOf(message.content().getOrDefault("language", "no language"));
    Optional<Template> template = catalogue.find(name, language);
    if (template.isEmpty()) {
      String text =
          "message %s names template %s in %s, which is not in the catalogue. Add it to config/templates, or correct the name.";
      return withhold("template.unknown", text.formatted(message.id(), name, language));
    }
    return notSendable(message, template.get())
        .or(() -> otherPurpose(message, template.get()))
        .or(() -> drifted(message, template.get()))
        .or(() -> incomplete(message, template.get()));
  }

  private Optional<Verdict> notSendable(MessageRequested message, Template template) {
    TemplateState state = states.of(template);
    if (state.isSendable()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (state.isPaused() && now.isBefore(message.requestedAt().plus(HELD))) {
      String text =
          "message %s waits because Meta paused template %s. It goes out once Meta takes it again; after 24 h it is withheld."
              .formatted(message.id(), template.name());
      return Optional.of(
          new Verdict.Later("template.paused", text, now.plus(LOOK_AGAIN), false, Duration.ZERO));
    }
    String text = "message %s uses template %s, which Meta calls %s. Mend it, or use another.";
    return withhold(
        "template.not-sendable", text.formatted(message.id(), template.name(), state.status()));
  }

  /** Either our word for it or Meta's must fit. */
  private Optional<Verdict> otherPurpose(MessageRequested message, Template template) {
    Category category = states.of(template).categoryOr(template.category());
    if (fits(category, message) || fits(template.category(), message)) {
      return Optional.empty();
    }
    String text =
        "message %s is for %s, but template %s is filed under %s. Give the purpose that the template has, or use another.";
    return withhold(
        "template.purpose",
        text.formatted(message.id(), message.purpose().text(), template.name(), category));
  }

  private static boolean fits(Category category, MessageRequested message) {
    return FITTING.getOrDefault(category, Set.of()).contains(message.purpose());
  }

  /** What Meta sends as marketing reaches only those who agreed to marketing. */
  private Optional<Verdict> drifted(MessageRequested message, Template template) {
    if (message.purpose() == Purpose.MARKETING
        || !states.of(template).isDrifted(template.category())) {
      return Optional.empty();
    }
    ConsentAnswer marketing = consents.answer(message.to(), Purpose.MARKETING);
    if (marketing.allowed()) {
      return Optional.empty();
    }
    String text =
        "message %s to contact %s uses template %s, which Meta moves to marketing, and the ledger says %s. Appeal at Meta, or use another template."
            .formatted(message.id(), message.to(), template.name(), marketing.rule());
    return Optional.of(new Verdict.Withhold("template.category-drift", text, marketing.row()));
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

  private static Optional<Verdict> withhold(String rule, String sentence) {
    return Optional.of(Verdict.withhold(rule, sentence));
  }
}
