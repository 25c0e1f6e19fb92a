package dev.wattle.calendar;

import dev.wattle.failure.Failure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The holidays, see {@code config/calendar/au-holidays.yaml}.
 *
 * @param holidays rules by region: a country's code, or ISO 3166-2 as in {@code AU-NSW}
 */
@ConfigurationProperties("wattle.calendar")
public record CalendarSettings(Map<String, List<String>> holidays) {

  /**
   * @throws Failure MISCONFIGURED, naming the rule that cannot be read
   */
  public CalendarSettings(@Nullable Map<String, List<String>> holidays) {
    this.holidays = holidays == null ? Map.of() : Map.copyOf(holidays);
    this.holidays.forEach((region, rules) -> rules.forEach(rule -> HolidayRule.of(region, rule)));
  }
}
