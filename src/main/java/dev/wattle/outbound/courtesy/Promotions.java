package dev.wattle.outbound.courtesy;

import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.promo.PromoFinding;
import dev.wattle.template.promo.PromoLint;
import dev.wattle.template.promo.PromoSettings;
import dev.wattle.template.promo.PromoSettings.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A promotion must not go under the name of a notice, and marketing must say how to end it. */
@Component
public class Promotions {

  private static final Logger LOG = LoggerFactory.getLogger(Promotions.class);

  private final PromoLint lint;
  private final PromoSettings settings;
  private final TemplateCatalogue catalogue;
  private final ConcurrentMap<String, List<PromoFinding>> known = new ConcurrentHashMap<>();

  Promotions(PromoLint lint, PromoSettings settings, TemplateCatalogue catalogue) {
    this.lint = lint;
    this.settings = settings;
    this.catalogue = catalogue;
  }

  /**
   * What forbids to send it. Answers that an agent or a flow writes to one person are theirs to
   * word.
   */
  public Optional<PromoFinding> in(MessageRequested message) {
    List<PromoFinding> findings = new ArrayList<>(template(message));
    if (message.purpose() == Purpose.UTILITY
        || message.purpose() == Purpose.AUTHENTICATION
        || message.bulk() && message.purpose() == Purpose.SERVICE) {
      findings.addAll(lint.inNotice(message.content(), ""));
    }
    findings.stream()
        .limit(1)
        .forEach(
            first ->
                LOG.warn(
                    "promo message={} rule={} place=\"{}\"",
                    message.id(),
                    first.rule(),
                    first.place()));
    return findings.stream().filter(first -> settings.atGate() == Action.WITHHOLD).findFirst();
  }

  private List<PromoFinding> template(MessageRequested message) {
    if (!message.isTemplate()) {
      return List.of();
    }
    String name = String.valueOf(message.content().get("name"));
    String language = Objects.toString(message.content().get("language"), "");
    return catalogue.find(name, language).map(this::findings).orElse(List.of());
  }

  /** The files do not change while the process runs. */
  private List<PromoFinding> findings(Template template) {
    return known.computeIfAbsent(
        template.name() + "/" + template.language(), key -> lint.of(template));
  }
}
