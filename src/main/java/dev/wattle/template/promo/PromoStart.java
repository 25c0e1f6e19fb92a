package dev.wattle.template.promo;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.promo.PromoSettings.Action;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All templates are looked at when the process starts. */
@Component
class PromoStart {

  private static final Logger LOG = LoggerFactory.getLogger(PromoStart.class);

  /**
   * @throws Failure MISCONFIGURED {@code template.promo} if there are findings and the settings
   *     refuse them
   */
  PromoStart(TemplateCatalogue catalogue, PromoLint lint, PromoSettings settings) {
    for (Template template : catalogue.all()) {
      List<PromoFinding> findings = lint.of(template);
      if (!findings.isEmpty()) {
        report(template, findings, settings.atStart());
      }
    }
  }

  private static void report(Template template, List<PromoFinding> findings, Action action) {
    String file = template.name() + "/" + template.language() + ".yaml";
    if (action == Action.REFUSE) {
      String text = "config/templates/%s: %s Or set wattle.promo.at-start to warn.";
      throw Failure.of(
          Kind.MISCONFIGURED,
          "template.promo",
          text.formatted(file, String.join(" ", texts(findings))));
    }
    findings.forEach(
        finding ->
            LOG.warn(
                "promo template={} rule={} place=\"{}\" remedy=\"{}\"",
                file,
                finding.rule(),
                finding.place(),
                finding.remedy()));
  }

  private static List<String> texts(List<PromoFinding> findings) {
    return findings.stream().map(PromoFinding::toString).toList();
  }
}
