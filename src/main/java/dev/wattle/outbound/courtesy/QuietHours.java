package dev.wattle.outbound.courtesy;

import dev.wattle.calendar.Holidays;
import dev.wattle.contact.place.Place;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.courtesy.CourtesySettings.Quiet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When people are left alone: nights, and the days that the settings name, where they live. */
@Component
public class QuietHours {

  /** Longer than any row of holidays; a week that is quiet as a whole must not be searched on. */
  private static final int STEPS = 40;

  private final CourtesySettings settings;
  private final Holidays holidays;

  QuietHours(CourtesySettings settings, Holidays holidays) {
    this.settings = settings;
    this.holidays = holidays;
  }

  /** Whether a purpose has quiet hours at all. */
  public boolean concern(Purpose purpose) {
    return settings.quietHours() && settings.quiet().containsKey(purpose);
  }

  /** The end of the quiet time that a moment lies in; empty if it lies in none. */
  public Optional<Instant> end(Purpose purpose, Place place, Instant moment) {
    @Nullable Quiet quiet = settings.quiet().get(purpose);
    if (quiet == null || !settings.quietHours()) {
      return Optional.empty();
    }
    ZonedDateTime end = moment.atZone(place.zone());
    for (int step = 0; step < STEPS && isQuiet(quiet, place, end); step++) {
      end = next(quiet, place, end);
    }
    return Optional.of(end.toInstant()).filter(moment::isBefore);
  }

  private ZonedDateTime next(Quiet quiet, Place place, ZonedDateTime time) {
    LocalDate day = time.toLocalDate();
    if (isQuietDay(quiet, place, day)) {
      return day.plusDays(1).atStartOfDay(time.getZone());
    }
    // A time that the clock skips in spring is moved on by the zone's rules.
    boolean thisDay = time.toLocalTime().isBefore(quiet.until());
    return day.plusDays(thisDay ? 0 : 1).atTime(quiet.until()).atZone(time.getZone());
  }

  private boolean isQuiet(Quiet quiet, Place place, ZonedDateTime time) {
    return isQuietDay(quiet, place, time.toLocalDate()) || isQuietHour(quiet, time.toLocalTime());
  }

  private boolean isQuietDay(Quiet quiet, Place place, LocalDate day) {
    return quiet.days().contains(day.getDayOfWeek())
        || quiet.holidays() && holidays.isHoliday(place.region(), day);
  }

  private static boolean isQuietHour(Quiet quiet, LocalTime time) {
    boolean begun = !time.isBefore(quiet.from());
    boolean over = !time.isBefore(quiet.until());
    return quiet.from().isAfter(quiet.until()) ? begun || !over : begun && !over;
  }
}
