package dev.wattle.template.review;

import dev.wattle.template.Template;
import dev.wattle.template.promo.PromoLint;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All that speaks against a submission: what Meta would refuse, and what the law asks for. */
@Component
public final class SubmissionReview {

  private final PromoLint promotions;

  public SubmissionReview(PromoLint promotions) {
    this.promotions = promotions;
  }

  /** One sentence each; empty if Meta can be asked. */
  public List<String> findings(Template template) {
    return Stream.concat(TemplateReview.of(template).stream(), promotions.of(template).stream())
        .map(Object::toString)
        .toList();
  }
}
