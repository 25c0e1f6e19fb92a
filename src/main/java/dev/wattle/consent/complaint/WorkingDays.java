package dev.wattle.consent.complaint;

import dev.wattle.consent.talk.OptingOutSettings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** Days that are worked. */
final class WorkingDays {

  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private WorkingDays() {}

  /** The end of the last of so many working days after that day. */
  static Instant after(Instant start, OptingOutSettings.Clock clock) {
    LocalDate day = LocalDate.ofInstant(start, clock.zone());
    int left = clock.workingDays();
    while (left > 0) {
      day = day.plusDays(1);
      if (!WEEKEND.contains(day.getDayOfWeek()) && !clock.holidays().contains(day)) {
        left--;
      }
    }
    return day.plusDays(1).atStartOfDay(clock.zone()).toInstant();
  }
}
