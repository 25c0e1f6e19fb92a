package dev.wattle.ops.template;

import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.audit.TemplateAudit;
import dev.wattle.template.state.TemplateState;
import dev.wattle.template.state.TemplateStates;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All files of ours and how they stand, without asking Meta. */
@Component
class TemplateList {

  private final TemplateCatalogue catalogue;
  private final TemplateStates states;
  private final TemplateAudit audit;

  TemplateList(TemplateCatalogue catalogue, TemplateStates states, TemplateAudit audit) {
    this.catalogue = catalogue;
    this.states = states;
    this.audit = audit;
  }

  /**
   * One of them.
   *
   * @param status Meta's last word; {@code APPROVED} while it said nothing
   * @param drifted whether Meta moves or moved it to marketing against our word
   * @param approvedBy who approved this version
   */
  record Row(
      String name,
      String language,
      String category,
      String version,
      String status,
      boolean drifted,
      @Nullable String substitute,
      List<String> variants,
      List<String> approvedBy) {}

  /** By name and language. */
  List<Row> all() {
    return catalogue.all().stream().map(this::row).toList();
  }

  private Row row(Template template) {
    TemplateState state = states.of(template);
    return new Row(
        template.name(),
        template.language(),
        template.category().name(),
        template.version(),
        state.status(),
        state.isDrifted(template.category()),
        template.substitute(),
        template.variants(),
        audit.approvers(template));
  }
}
