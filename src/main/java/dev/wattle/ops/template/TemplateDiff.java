package dev.wattle.ops.template;

import dev.wattle.ops.template.TemplateDifference.Standing;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.review.TemplateReview;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.manage.MetaTemplate;
import dev.wattle.whatsapp.manage.TemplateApi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares our files with what Meta has, in every account of ours. */
@Component
class TemplateDiff {

  private final TemplateCatalogue catalogue;
  private final TemplateApi meta;
  private final WhatsAppSettings settings;
  private final Drafts drafts;

  TemplateDiff(
      TemplateCatalogue catalogue, TemplateApi meta, WhatsAppSettings settings, Drafts drafts) {
    this.catalogue = catalogue;
    this.meta = meta;
    this.settings = settings;
    this.drafts = drafts;
  }

  /** The accounts of our numbers. */
  List<String> accounts() {
    return settings.numbers().stream().map(BusinessNumber::waba).distinct().toList();
  }

  /**
   * @throws dev.wattle.failure.Failure where Meta could not be asked
   */
  List<TemplateDifference> all() {
    return accounts().stream().flatMap(account -> of(account).stream()).toList();
  }

  List<TemplateDifference> of(String account) {
    Map<String, MetaTemplate> theirs = new LinkedHashMap<>();
    meta.list(account).forEach(known -> theirs.put(known.name() + "/" + known.language(), known));
    List<TemplateDifference> all = new ArrayList<>();
    for (Template ours : catalogue.all()) {
      all.add(of(account, ours, theirs.remove(ours.name() + "/" + ours.language())));
    }
    theirs.values().forEach(extra -> all.add(extra(account, extra)));
    return all;
  }

  private TemplateDifference of(String account, Template ours, @Nullable MetaTemplate theirs) {
    return new TemplateDifference(
        standing(ours, theirs),
        account,
        ours.name(),
        ours.language(),
        ours.version(),
        ours.category().name(),
        theirs,
        TemplateReview.of(ours));
  }

  private Standing standing(Template ours, @Nullable MetaTemplate theirs) {
    if (theirs == null) {
      return Standing.MISSING;
    }
    if (!drafts.of(ours).shape().equals(theirs.shape())) {
      return Standing.CHANGED;
    }
    return ours.category().name().equals(theirs.category())
        ? Standing.SAME
        : Standing.RECATEGORISED;
  }

  private static TemplateDifference extra(String account, MetaTemplate theirs) {
    return new TemplateDifference(
        Standing.EXTRA, account, theirs.name(), theirs.language(), null, null, theirs, List.of());
  }
}
