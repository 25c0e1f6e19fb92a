package dev.wattle.consent.wording;

import dev.wattle.event.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One text as people are shown it.
 *
 * @param language BCP 47
 * @param text exact, nothing left to fill in
 * @param channels where it is shown
 * @param from the first day it was shown
 * @param until the last day; null while it is still shown
 */
public record ShownWording(
    String id,
    String version,
    String language,
    String text,
    Set<Purpose> purposes,
    Set<String> channels,
    LocalDate from,
    @Nullable LocalDate until) {

  /** Whether it was shown at that time, somewhere on earth. */
  public boolean isShown(Instant at) {
    boolean begun = !at.isBefore(from.atStartOfDay(ZoneOffset.ofHours(14)).toInstant());
    boolean ended =
        until != null
            && !at.isBefore(until.plusDays(1).atStartOfDay(ZoneOffset.ofHours(-12)).toInstant());
    return begun && !ended;
  }

  /** As a person names it: id, version, language. */
  public String name() {
    return id + " " + version + " " + language;
  }
}
