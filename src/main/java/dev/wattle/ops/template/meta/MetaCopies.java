package dev.wattle.ops.template.meta;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.event.EventId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.outbound.send.Release;
import dev.wattle.template.state.TemplateStates;
import dev.wattle.template.state.TemplateWord;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.manage.MetaTemplate;
import dev.wattle.whatsapp.manage.TemplateApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes and unpauses at Meta, in every account that has the template. */
@Component
public class MetaCopies {

  private static final Logger LOG = LoggerFactory.getLogger(MetaCopies.class);

  /** Meta's, after an approved one was deleted. */
  private static final Duration NAME_BLOCKED = Duration.ofDays(30);

  private final TemplateApi meta;
  private final WhatsAppSettings settings;
  private final TemplateStates states;
  private final Release release;
  private final AuditLog audit;
  private final Clock clock;

  MetaCopies(
      TemplateApi meta,
      WhatsAppSettings settings,
      TemplateStates states,
      Release release,
      AuditLog audit,
      Clock clock) {
    this.meta = meta;
    this.settings = settings;
    this.states = states;
    this.release = release;
    this.audit = audit;
    this.clock = clock;
  }

  private record Copy(String account, MetaTemplate template) {}

  /**
   * Deletes one language; nothing goes out with it from now on.
   *
   * @throws Failure MALFORMED without a reason; REFUSED {@code ops.template-unknown} or {@code
   *     ops.template-disabled}, and nothing is deleted; as the error table says where Meta refuses
   */
  public List<CopyOutcome> delete(String name, String language, String who, String reason) {
    String why = given(reason);
    List<Copy> copies = find(name, language);
    if (copies.stream().anyMatch(copy -> "DISABLED".equals(copy.template().status()))) {
      throw refused(
          "disabled", name, language, "is disabled, and Meta deletes no such one. Let it be");
    }
    List<CopyOutcome> outcomes = new ArrayList<>();
    for (Copy copy : copies) {
      meta.delete(copy.account(), copy.template().name(), copy.template().id());
      Instant now = clock.instant();
      boolean approved = "APPROVED".equals(copy.template().status());
      CopyOutcome outcome = outcome(copy, "deleted", approved ? now.plus(NAME_BLOCKED) : null);
      note(copy, "delete", "MISSING", outcome, who, why);
      outcomes.add(outcome);
    }
    return outcomes;
  }

  /**
   * Ends a pause before its time, or one that does not end by itself. What an error held back for
   * it goes on at once.
   *
   * @throws Failure MALFORMED without a reason; REFUSED {@code ops.template-unknown} or {@code
   *     ops.template-not-paused}; as the error table says where Meta refuses
   */
  public List<CopyOutcome> unpause(String name, String language, String who, String reason) {
    String why = given(reason);
    List<Copy> copies = find(name, language);
    List<Copy> paused =
        copies.stream().filter(copy -> "PAUSED".equals(copy.template().status())).toList();
    if (paused.isEmpty()) {
      String stands = copies.get(0).template().status();
      throw refused(
          "not-paused", name, language, "is not paused but " + stands + ". Nothing to do");
    }
    List<CopyOutcome> outcomes = new ArrayList<>();
    for (Copy copy : paused) {
      meta.unpause(copy.template().id());
      CopyOutcome outcome = outcome(copy, "unpaused", null);
      note(copy, "unpause", "APPROVED", outcome, who, why);
      release.templateFreed(copy.template().name(), copy.template().language(), who);
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private List<Copy> find(String name, String language) {
    List<Copy> copies =
        settings.numbers().stream()
            .map(BusinessNumber::waba)
            .distinct()
            .flatMap(account -> meta.list(account).stream().map(found -> new Copy(account, found)))
            .filter(copy -> copy.template().name().equals(name))
            .filter(copy -> copy.template().language().equals(language.replace('-', '_')))
            .toList();
    if (copies.isEmpty()) {
      throw refused("unknown", name, language, "is not at Meta. Look at the comparison");
    }
    return copies;
  }

  /** The state counts at once; Meta's own word about it follows by webhook. */
  private void note(
      Copy copy, String act, String status, CopyOutcome outcome, String who, String why) {
    MetaTemplate template = copy.template();
    Instant now = clock.instant();
    String id = EventId.from("template-" + act, template.id(), now.toString());
    String key = template.name() + "/" + template.language();
    states.apply(
        new TemplateWord(
            id,
            template.name(),
            template.language(),
            status,
            null,
            null,
            false,
            act + ": " + why,
            now,
            who));
    audit.record(
        new AuditAct(
            who, "template." + act, "template " + key, template.status(), outcome + ", " + why));
    LOG.info("{} template={} account={} who={}", outcome.outcome(), key, copy.account(), who);
  }

  private static CopyOutcome outcome(Copy copy, String what, @Nullable Instant blockedUntil) {
    return new CopyOutcome(copy.account(), what, copy.template().status(), blockedUntil);
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

  private static Failure refused(String what, String name, String language, String why) {
    return Failure.of(
        Kind.REFUSED,
        "ops.template-" + what,
        "template %s (%s) %s.".formatted(name, language, why));
  }
}
