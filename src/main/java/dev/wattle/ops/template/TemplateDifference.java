package dev.wattle.ops.template;

import dev.wattle.template.review.Finding;
import dev.wattle.whatsapp.manage.MetaTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One template of ours or Meta's.
 *
 * @param account the WABA it is in, or ought to be
 * @param version of our file; null where Meta alone has it
 * @param category of our file; null where Meta alone has it
 * @param meta what Meta has; null where it has nothing
 * @param findings what Meta would refuse
 */
record TemplateDifference(
    Standing standing,
    String account,
    String name,
    String language,
    @Nullable String version,
    @Nullable String category,
    @Nullable MetaTemplate meta,
    List<Finding> findings) {

  /** How file and Meta stand to each other. */
  enum Standing {
    /** Meta lacks it. */
    MISSING,
    /** Meta has other words. */
    CHANGED,
    /** Meta files it under another category; the words are the same. */
    RECATEGORISED,
    /** We lack it. */
    EXTRA,
    SAME
  }
}
