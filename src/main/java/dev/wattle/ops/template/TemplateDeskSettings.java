package dev.wattle.ops.template;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.DateTimeException;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How templates get to Meta.
 *
 * @param approvals how many people must approve a content before it is submitted, 1 or 2; with 1
 *     whoever submits approves
 * @param reconcileAt time of the day, UTC, {@code HH:mm}
 */
@ConfigurationProperties("wattle.template")
record TemplateDeskSettings(
    @DefaultValue("1") int approvals, @DefaultValue("17:10") String reconcileAt) {

  /**
   * @throws Failure MISCONFIGURED, naming the key
   */
  TemplateDeskSettings {
    if (approvals < 1 || approvals > 2) {
      throw refused("approvals is " + approvals + ". Set it to 1 or 2.");
    }
    try {
      LocalTime.parse(reconcileAt);
    } catch (DateTimeException e) {
      throw refused("reconcile-at is '" + reconcileAt + "'. Give a time such as \"17:10\".");
    }
  }

  private static Failure refused(String what) {
    return Failure.of(Kind.MISCONFIGURED, "ops.template-settings", "wattle.template." + what);
  }
}
