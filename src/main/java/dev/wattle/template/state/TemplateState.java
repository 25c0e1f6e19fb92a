package dev.wattle.template.state;

import dev.wattle.template.Category;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Meta last said about a template.
 *
 * @param status as Meta writes it; {@code APPROVED} while it has said nothing
 * @param category Meta's, where it moved the template to another one; null otherwise
 * @param next the category that Meta announced it will move it to; null if it announced none
 * @param changedAt null while it has said nothing
 */
public record TemplateState(
    String status,
    @Nullable Category category,
    @Nullable Category next,
    @Nullable String reason,
    @Nullable Instant changedAt) {

  static final TemplateState UNTOLD = new TemplateState("APPROVED", null, null, null, null);

  private static final Set<String> SENDABLE =
      Set.of("APPROVED", "REINSTATED", "UNARCHIVED", "FLAGGED");

  /** Whether Meta would take it. A flagged template still sends: it is a warning. */
  public boolean isSendable() {
    return SENDABLE.contains(status);
  }

  /** The category that decides about consent: Meta's where it moved the template. */
  public Category categoryOr(Category declared) {
    return Optional.ofNullable(category).orElse(declared);
  }

  /** Paused ones come back by themselves, or by our hand. */
  public boolean isPaused() {
    return "PAUSED".equals(status);
  }

  /** Whether Meta treats as marketing, or will, what we hold for something else. */
  public boolean isDrifted(Category declared) {
    return declared != Category.MARKETING
        && (category == Category.MARKETING || next == Category.MARKETING);
  }
}
