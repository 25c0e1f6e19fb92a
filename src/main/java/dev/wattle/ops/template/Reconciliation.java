package dev.wattle.ops.template;

import dev.wattle.event.EventId;
import dev.wattle.template.Category;
import dev.wattle.template.Template;
import dev.wattle.template.state.TemplateState;
import dev.wattle.template.state.TemplateStates;
import dev.wattle.template.state.TemplateWord;
import dev.wattle.whatsapp.manage.MetaTemplate;
import dev.wattle.whatsapp.manage.TemplateApi.Submitted;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks Meta how every template stands, because a webhook may have been missed. */
@Component
class Reconciliation {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

  /** Our word for what Meta does not have; it cannot be sent. */
  private static final String MISSING = "MISSING";

  private final TemplateDiff diff;
  private final TemplateStates states;
  private final Clock clock;

  Reconciliation(TemplateDiff diff, TemplateStates states, Clock clock) {
    this.diff = diff;
    this.states = states;
    this.clock = clock;
  }

  /**
   * @param who a person, or {@code schedule}
   * @return name/language of those of which we thought otherwise
   * @throws dev.wattle.failure.Failure where Meta could not be asked; nothing is changed then
   */
  List<String> sync(String who) {
    // A webhook that comes while we list is newer than the list.
    Instant asOf = clock.instant();
    Map<String, TemplateDifference> worst = new LinkedHashMap<>();
    diff.all().forEach(d -> worst.merge(key(d), d, Reconciliation::worse));
    List<String> changed =
        worst.values().stream()
            .filter(difference -> note(difference, asOf, who))
            .map(Reconciliation::key)
            .toList();
    LOG.info("templates-reconciled known={} changed={} who={}", worst.size(), changed, who);
    return changed;
  }

  /** Until Meta says more, the template is what the answer to the submission says. */
  void submitted(Template template, Submitted made, String who) {
    Instant now = clock.instant();
    states.apply(
        new TemplateWord(
            EventId.from("template-submitted", made.id(), now.toString()),
            template.name(),
            template.language(),
            made.status(),
            made.category(),
            null,
            true,
            "submit",
            now,
            who));
  }

  private boolean note(TemplateDifference found, Instant asOf, String who) {
    TemplateState known = states.of(found.name(), found.language());
    String status = status(found);
    MetaTemplate meta = found.meta();
    @Nullable String category = meta == null ? null : meta.category();
    @Nullable String next = meta == null ? null : meta.correctCategory();
    boolean same =
        known.status().equals(status)
            && (category == null || category.equals(name(known.category(), found.category())))
            && Objects.equals(next, name(known.next(), null));
    if (same) {
      return false;
    }
    String id = EventId.from("template-sync", key(found), asOf.toString());
    states.apply(
        new TemplateWord(
            id, found.name(), found.language(), status, category, next, true, "sync", asOf, who));
    return true;
  }

  private static @Nullable String name(@Nullable Category known, @Nullable String declared) {
    return known == null ? declared : known.name();
  }

  private static String key(TemplateDifference found) {
    return found.name() + "/" + found.language();
  }

  private static String status(TemplateDifference found) {
    MetaTemplate meta = found.meta();
    return meta == null ? MISSING : meta.status();
  }

  /** Of several accounts the one that does not take it counts. */
  private static TemplateDifference worse(TemplateDifference one, TemplateDifference other) {
    return "APPROVED".equals(status(one)) ? other : one;
  }
}
