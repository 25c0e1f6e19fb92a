package dev.wattle.calendar;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a region's holidays.
 *
 * @param day of a year; empty in years without it
 * @param substitute when another day is given for a lost one
 */
record HolidayRule(IntFunction<Optional<LocalDate>> day, Substitute substitute) {

  /** When the next weekday is a holiday as well. */
  enum Substitute {
    NEVER,
    WEEKEND,
    SUNDAY
  }

  private static final List<String> ORDINALS = List.of("1st", "2nd", "3rd", "4th");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern FIXED = Pattern.compile("(\\d\\d-\\d\\d)( and next| sunday next)?");
  private static final Pattern EASTER = Pattern.compile("easter([+-]\\d{1,2})?");
  private static final Pattern NTH = Pattern.compile("(1st|2nd|3rd|4th|last) (\\w+day) ([a-z]+)");
  private static final Pattern FROM = Pattern.compile("1st (\\w+day) from (\\d\\d-\\d\\d)");

  /**
   * @throws Failure MISCONFIGURED if the rule cannot be read
   */
  static HolidayRule of(String region, String rule) {
    try {
      return fixed(rule)
          .or(() -> always(EASTER, rule, HolidayRule::fromEaster))
          .or(() -> always(NTH, rule, HolidayRule::nth))
          .or(() -> always(FROM, rule, HolidayRule::from))
          .orElseThrow(() -> unreadable(region, rule));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw unreadable(region, rule);
    }
  }

  private static Optional<HolidayRule> fixed(String rule) {
    if (DATE.matcher(rule).matches()) {
      LocalDate only = LocalDate.parse(rule);
      IntFunction<Optional<LocalDate>> day =
          year -> Optional.of(only).filter(date -> date.getYear() == year);
      return Optional.of(new HolidayRule(day, Substitute.NEVER));
    }
    Matcher fixed = FIXED.matcher(rule);
    if (!fixed.matches()) {
      return Optional.empty();
    }
    MonthDay day = MonthDay.parse("--" + fixed.group(1));
    Substitute substitute =
        fixed.group(2) == null
            ? Substitute.NEVER
            : fixed.group(2).contains("sunday") ? Substitute.SUNDAY : Substitute.WEEKEND;
    return Optional.of(new HolidayRule(year -> Optional.of(day.atYear(year)), substitute));
  }

  private static Optional<HolidayRule> always(
      Pattern form, String rule, Function<Matcher, IntFunction<LocalDate>> read) {
    Matcher matcher = form.matcher(rule);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    IntFunction<LocalDate> day = read.apply(matcher);
    return Optional.of(new HolidayRule(year -> Optional.of(day.apply(year)), Substitute.NEVER));
  }

  private static IntFunction<LocalDate> fromEaster(Matcher rule) {
    long days = rule.group(1) == null ? 0 : Long.parseLong(rule.group(1));
    return year -> Easter.sunday(year).plusDays(days);
  }

  private static IntFunction<LocalDate> nth(Matcher rule) {
    DayOfWeek weekday = DayOfWeek.valueOf(rule.group(2).toUpperCase(Locale.ROOT));
    Month month = Month.valueOf(rule.group(3).toUpperCase(Locale.ROOT));
    int ordinal = ORDINALS.indexOf(rule.group(1)) + 1;
    return year ->
        LocalDate.of(year, month, 1)
            .with(
                ordinal == 0
                    ? TemporalAdjusters.lastInMonth(weekday)
                    : TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
  }

  private static IntFunction<LocalDate> from(Matcher rule) {
    DayOfWeek weekday = DayOfWeek.valueOf(rule.group(1).toUpperCase(Locale.ROOT));
    MonthDay first = MonthDay.parse("--" + rule.group(2));
    return year -> first.atYear(year).with(TemporalAdjusters.nextOrSame(weekday));
  }

  private static Failure unreadable(String region, String rule) {
    String text =
        "wattle.calendar.holidays.%s has the rule '%s', which cannot be read. Use a form that config/calendar/au-holidays.yaml describes.";
    return Failure.of(Kind.MISCONFIGURED, "calendar.rule", text.formatted(region, rule));
  }
}
