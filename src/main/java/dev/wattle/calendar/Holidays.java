package dev.wattle.calendar;

import dev.wattle.calendar.HolidayRule.Substitute;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Public holidays and working days of a region, from {@code config/calendar}. */
@Component
public class Holidays {

  private final Map<String, List<HolidayRule>> rules;
  private final ConcurrentMap<String, Set<LocalDate>> known = new ConcurrentHashMap<>();

  public Holidays(CalendarSettings settings) {
    this.rules =
        settings.holidays().entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Holidays::read));
  }

  /**
   * Whether that day is a public holiday.
   *
   * @param region {@code AU-NSW}, or a country's code for what holds in all of it; none are known
   *     of a region that the settings do not name
   */
  public boolean isHoliday(String region, LocalDate day) {
    return known
        .computeIfAbsent(region + " " + day.getYear(), key -> year(region, day.getYear()))
        .contains(day);
  }

  /** Whether people work that day: Monday to Friday, no holiday. */
  public boolean isWorkingDay(String region, LocalDate day) {
    return !isWeekend(day) && !isHoliday(region, day);
  }

  /**
   * The last of so many working days that follow a day; for clocks that run in working days.
   *
   * @param days 0 gives the day itself
   */
  public LocalDate workingDaysAfter(String region, LocalDate day, int days) {
    LocalDate last = day;
    for (int counted = 0; counted < days; ) {
      last = last.plusDays(1);
      counted += isWorkingDay(region, last) ? 1 : 0;
    }
    return last;
  }

  private Set<LocalDate> year(String region, int year) {
    List<HolidayRule> all =
        Stream.of(region.split("-", 2)[0], region)
            .distinct()
            .flatMap(name -> rules.getOrDefault(name, List.of()).stream())
            .toList();
    Set<LocalDate> days = new HashSet<>();
    List<LocalDate> lost = new ArrayList<>();
    for (HolidayRule rule : all) {
      rule.day().apply(year).ifPresent(day -> note(day, rule.substitute(), days, lost));
    }
    // Only after all: a substitute must not fall on a holiday.
    lost.forEach(day -> days.add(substitute(day, days)));
    return Set.copyOf(days);
  }

  private static void note(
      LocalDate day, Substitute substitute, Set<LocalDate> days, List<LocalDate> lost) {
    days.add(day);
    boolean sunday = day.getDayOfWeek() == DayOfWeek.SUNDAY;
    if (substitute == Substitute.WEEKEND && isWeekend(day)
        || substitute == Substitute.SUNDAY && sunday) {
      lost.add(day);
    }
  }

  private static LocalDate substitute(LocalDate lost, Set<LocalDate> days) {
    LocalDate day = lost;
    while (isWeekend(day) || days.contains(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
  }

  private static List<HolidayRule> read(Map.Entry<String, List<String>> region) {
    return region.getValue().stream().map(rule -> HolidayRule.of(region.getKey(), rule)).toList();
  }
}
