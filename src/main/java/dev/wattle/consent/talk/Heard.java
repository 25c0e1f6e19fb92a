package dev.wattle.consent.talk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an utterance came to.
 *
 * @param intent as it stands in the event: {@code opt-out}, {@code opt-in}, {@code opt-in-asked},
 *     {@code help}, {@code complaint}, {@code consent-review}; null for everything else
 * @param languages in which to answer, the best first
 * @param wording that was agreed to, or is asked about; empty if there is none
 */
public record Heard(@Nullable String intent, List<String> languages, String wording) {

  /** Nothing that concerns consent. */
  public static final Heard NOTHING = new Heard(null, List.of(), "");

  /** What the event says. */
  public Optional<String> said() {
    return Optional.ofNullable(intent);
  }
}
