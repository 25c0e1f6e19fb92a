package dev.wattle.ops.template;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.ops.template.TemplateDifference.Standing;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.audit.TemplateAudit;
import dev.wattle.template.review.SubmissionReview;
import dev.wattle.whatsapp.manage.MetaTemplate;
import dev.wattle.whatsapp.manage.TemplateApi;
import dev.wattle.whatsapp.manage.TemplateApi.Submitted;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where people approve templates and send them to Meta. */
@Component
class TemplateDesk {

  private static final Logger LOG = LoggerFactory.getLogger(TemplateDesk.class);

  private final TemplateCatalogue catalogue;
  private final TemplateDiff diff;
  private final TemplateApi meta;
  private final Drafts drafts;
  private final TemplateAudit audit;
  private final AuditLog log;
  private final Reconciliation reconciliation;
  private final SubmissionReview review;
  private final TemplateDeskSettings settings;

  TemplateDesk(
      TemplateCatalogue catalogue,
      TemplateDiff diff,
      TemplateApi meta,
      Drafts drafts,
      TemplateAudit audit,
      AuditLog log,
      Reconciliation reconciliation,
      SubmissionReview review,
      TemplateDeskSettings settings) {
    this.catalogue = catalogue;
    this.diff = diff;
    this.meta = meta;
    this.drafts = drafts;
    this.audit = audit;
    this.log = log;
    this.reconciliation = reconciliation;
    this.review = review;
    this.settings = settings;
  }

  /**
   * What a submission came to in one account.
   *
   * @param outcome {@code created}, {@code edited} or {@code unchanged}
   * @param status as Meta gave it
   */
  record Outcome(String account, String outcome, String status) {}

  /**
   * @return who has approved that content by now
   * @throws Failure MALFORMED without a reason; REFUSED {@code ops.template-unknown} or, for the
   *     same person twice, {@code ops.template-approved}
   */
  List<String> approve(String name, String language, String who, String reason) {
    Template template = find(name, language);
    if (!audit.approve(template, who, given(reason))) {
      throw refused(
          "approved", template, "was approved by %s before. Ask another person".formatted(who));
    }
    LOG.info(
        "approved template={} language={} version={} who={}",
        name,
        language,
        template.version(),
        who);
    note(who, "approve", name + "/" + language, "version " + template.version());
    return audit.approvers(template);
  }

  /**
   * Checks Meta's rules and the approvals, then creates or edits in every account that differs.
   *
   * @throws Failure MALFORMED {@code ops.template-findings}, or without a reason; REFUSED {@code
   *     ops.template-unknown} or {@code ops.template-approvals}; as the error table says where Meta
   *     refuses
   */
  List<Outcome> submit(String name, String language, String who, String reason) {
    Template template = find(name, language);
    String why = given(reason);
    List<String> findings = review.findings(template);
    if (!findings.isEmpty()) {
      throw Failure.of(Kind.MALFORMED, "ops.template-findings", String.join(" ", findings));
    }
    requireApprovals(template, who, why);
    List<Outcome> outcomes = new ArrayList<>();
    for (TemplateDifference difference : diff.all()) {
      if (difference.name().equals(name) && difference.language().equals(template.language())) {
        outcomes.add(submit(template, difference, who, why));
      }
    }
    note(who, "submit", name + "/" + template.language(), outcomes.toString());
    return outcomes;
  }

  private void requireApprovals(Template template, String who, String why) {
    if (settings.approvals() == 1) {
      audit.approve(template, who, why);
      return;
    }
    List<String> approvers = audit.approvers(template);
    if (approvers.size() < settings.approvals()) {
      throw refused(
          "approvals",
          template,
          "version %s needs %d people's approval and has %s. Have it approved first"
              .formatted(template.version(), settings.approvals(), approvers));
    }
  }

  private Outcome submit(
      Template template, TemplateDifference difference, String who, String reason) {
    String account = difference.account();
    MetaTemplate theirs = difference.meta();
    Outcome outcome;
    if (theirs == null) {
      Submitted made = meta.create(account, drafts.of(template));
      reconciliation.submitted(template, made, who);
      outcome = new Outcome(account, "created", made.status());
    } else if (difference.standing() == Standing.CHANGED) {
      meta.edit(theirs.id(), drafts.of(template));
      outcome = new Outcome(account, "edited", theirs.status());
    } else {
      outcome = new Outcome(account, "unchanged", theirs.status());
    }
    audit.submitted(template, who, reason, outcome.toString());
    LOG.info(
        "submitted template={} language={} version={} who={} outcome={}",
        template.name(),
        template.language(),
        template.version(),
        who,
        outcome.outcome());
    return outcome;
  }

  /** {@link Reconciliation#sync}, asked for by a person. */
  List<String> sync(String who, String reason) {
    String why = given(reason);
    List<String> changed = reconciliation.sync(who);
    audit.synced(who, why, "changed " + changed);
    note(who, "sync", "all", "changed " + changed);
    return changed;
  }

  private void note(String who, String verb, String subject, String after) {
    log.record(new AuditAct(who, "template." + verb, "template " + subject, null, after));
  }

  private Template find(String name, String language) {
    return catalogue.all().stream()
        .filter(template -> template.name().equals(name))
        .filter(template -> template.language().equals(language.replace('-', '_')))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.of(
                    Kind.REFUSED,
                    "ops.template-unknown",
                    "there is no file %s/%s.yaml. Take one from the list."
                        .formatted(name, language)));
  }

  private static String given(String reason) {
    if (reason.isBlank()) {
      throw Failure.of(
          Kind.MALFORMED,
          "ops.template-reason",
          "parameter reason is empty. Say why; it is kept in the audit.");
    }
    return reason.strip();
  }

  private static Failure refused(String what, Template template, String why) {
    return Failure.of(
        Kind.REFUSED,
        "ops.template-" + what,
        "template %s (%s) %s.".formatted(template.name(), template.language(), why));
  }
}
